package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;

/** The model as it was, the runs that are kept and an uploaded adapter, a row each. */
final class RunsTable extends Div {
    private static final int ANSWER = 10;

    private final transient TeachText text;
    private final NumberTable table = new NumberTable(
            getTranslation("lora.runs"),
            List.of(
                    getTranslation("lora.runs.run"),
                    getTranslation("lora.comparison.trained"),
                    getTranslation("lora.runs.steps"),
                    getTranslation("lora.runs.loss"),
                    getTranslation("lora.runs.learned"),
                    getTranslation("lora.runs.kept"),
                    getTranslation("lora.runs.read"),
                    getTranslation("lora.runs.to95"),
                    getTranslation("lora.runs.milliseconds"),
                    getTranslation("lora.runs.bytes"),
                    getTranslation("lora.samples.answer")));

    RunsTable(TeachText text) {
        this.text = text;
        table.setTextColumns(0, ANSWER);
        add(Origin.computed(), table);
    }

    void show(List<LiveRun> runs, Optional<Uploaded> uploaded) {
        Optional<Point> before = runs.isEmpty()
                ? uploaded.map(Uploaded::base)
                : Optional.ofNullable(runs.getLast().progress().before());
        List<List<String>> rows = new ArrayList<>();
        before.map(text::before).ifPresent(rows::add);
        runs.stream().map(text::row).forEach(rows::add);
        uploaded.map(text::uploaded).ifPresent(rows::add);
        setVisible(!rows.isEmpty());
        table.show(rows, -1);
    }
}
