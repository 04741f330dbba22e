package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.languageplayground.compute.Run;
import org.languageplayground.finetuning.teach.MethodTrial.Row;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.world.lesson.LessonExam;

/** Every method measured on the tiny model, one after another. */
public final class TrialPanel extends Div {
    private static final int PERCENT = 100;

    private final transient LiveTraining live;
    private final transient Supplier<RunSettings> settings;
    private final transient TeachText text;
    private final transient Controls<?> controls;
    private final Button all = new Button(getTranslation("lora.trial.run"), event -> begin());
    private final Button stop = new Button(getTranslation("lora.trial.stop"), event -> stop());
    private final Paragraph status = new Paragraph();
    private final ApexChart chart =
            new ApexChart(getTranslation("lora.trial.chart"), "methods-measured", ApexChart.Type.BAR);
    private final NumberTable table = new NumberTable(
            getTranslation("lora.trial.table"),
            List.of(
                    getTranslation("lora.comparison.method"),
                    getTranslation("lora.comparison.trained"),
                    getTranslation("lora.runs.to95"),
                    getTranslation("lora.runs.milliseconds"),
                    getTranslation("lora.runs.learned"),
                    getTranslation("lora.runs.kept"),
                    getTranslation("lora.runs.read"),
                    getTranslation("lora.runs.bytes")));
    private final Div results = new Div(chart, new Details(getTranslation("lora.trial.table"), table));

    /**
     * A panel of one student's trial.
     *
     * @param settings what the next trial runs with, method apart
     */
    public TrialPanel(LiveTraining live, Supplier<RunSettings> settings, TeachText text, Controls<?> controls) {
        this.live = live;
        this.settings = settings;
        this.text = text;
        this.controls = controls;
        status.addClassName("live-status");
        chart.setColors(List.of(RunChart.LEARNED, RunChart.KEPT, RunChart.READ));
        chart.setAxis("%", PERCENT);
        chart.setCaption(getTranslation("lora.trial.caption"));
        Div actions = new Div(all, stop);
        actions.addClassName("actions");
        add(Origin.computed(), actions, status, results);
    }

    private void begin() {
        controls.act(() -> live.tryAll(settings.get())
                .map(text::notice)
                .orElseGet(() -> getTranslation("lora.trial.begun", TuningMethod.values().length)));
    }

    private void stop() {
        controls.act(() -> {
            live.stopTrial();
            return live.trial().map(text::trial).orElse("");
        });
    }

    /** Shows how far the trial is. */
    public void show() {
        Optional<Run<MethodTrial.Progress, Void>> trial = live.trial();
        stop.setEnabled(trial.filter(some -> !some.over()).isPresent());
        results.setVisible(trial.isPresent());
        status.setText(trial.map(text::trial).orElseGet(() -> text.trialReady(settings.get())));
        trial.ifPresent(this::show);
    }

    private void show(Run<MethodTrial.Progress, Void> trial) {
        List<Row> rows = trial.progress().rows();
        table.show(rows.stream().map(text::trialRow).toList(), -1);
        chart.show(
                rows.stream().map(row -> text.method(row.method())).toList(),
                List.of(
                        series("lora.runs.learned", rows, LessonExam.Result::learned),
                        series("lora.runs.kept", rows, LessonExam.Result::kept),
                        series("lora.runs.read", rows, LessonExam.Result::read)));
    }

    private ApexChart.Series series(String key, List<Row> rows, ToDoubleFunction<LessonExam.Result> share) {
        List<Double> data = new ArrayList<>();
        for (Row row : rows) {
            List<TrainingRun.Point> points = row.progress().points();
            data.add(
                    points.isEmpty()
                            ? null
                            : PERCENT * share.applyAsDouble(points.getLast().exam()));
        }
        return new ApexChart.Series(getTranslation(key), data);
    }
}
