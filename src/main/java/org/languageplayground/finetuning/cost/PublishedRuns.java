package org.languageplayground.finetuning.cost;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.languageplayground.finetuning.calculator.MeasuredRun;
import org.languageplayground.ui.NumberTable;

/** What others measured of one large model, with the place where they published it. */
final class PublishedRuns extends Div {
    private static final String MEASURED_AT =
            "https://github.com/huggingface/peft/tree/main/method_comparison/MetaMathQA";

    PublishedRuns(CostText text) {
        Paragraph about = new Paragraph(getTranslation("lora.measured.text") + " ");
        Anchor source = new Anchor(MEASURED_AT, getTranslation("lora.measured.source"));
        source.setTarget("_blank");
        source.getElement().setAttribute("rel", "noopener noreferrer");
        about.add(source);
        NumberTable table = new NumberTable(
                getTranslation("lora.measured"),
                List.of(
                        getTranslation("lora.comparison.method"),
                        getTranslation("lora.measured.accuracy"),
                        getTranslation("lora.comparison.trained"),
                        getTranslation("lora.measured.memory"),
                        getTranslation("lora.measured.seconds"),
                        getTranslation("lora.measured.file")));
        table.setTextColumns(0);
        table.show(
                MeasuredRun.PUBLISHED.stream()
                        .map(run -> List.of(
                                run.settings().isEmpty() ? run.method() : run.method() + ", " + run.settings(),
                                text.number(run.accuracy(), 1),
                                text.number(run.trained()),
                                text.number(run.memory(), 1),
                                text.number(run.seconds()),
                                text.number(run.file())))
                        .toList(),
                -1);
        add(about, table);
    }
}
