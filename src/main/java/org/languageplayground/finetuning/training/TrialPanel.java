package org.languageplayground.finetuning.training;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.languageplayground.finetuning.training.MethodTrial.Row;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.world.lesson.LessonExam;

/** Every method measured on the tiny model, one after another. */
final class TrialPanel extends Div {
    private static final int PERCENT = 100;

    private final transient Supplier<LiveTraining> live;
    private final transient Supplier<RunSettings> settings;
    private final transient TrainingText text;
    private final transient Consumer<Supplier<String>> act;
    private final transient Consumer<String> ended;
    private final Button all = new Button(getTranslation("lora.trial"), event -> begin());
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
    private final Div results = new Div(status, chart, table);
    private boolean told;

    TrialPanel(
            Supplier<LiveTraining> live,
            Supplier<RunSettings> settings,
            TrainingText text,
            Consumer<Supplier<String>> act,
            Consumer<String> ended) {
        this.live = live;
        this.settings = settings;
        this.text = text;
        this.act = act;
        this.ended = ended;
        status.addClassName("live-status");
        chart.setColors(List.of("--query", "--key", "--value"));
        chart.setAxis("%", PERCENT);
        chart.setCaption(getTranslation("lora.trial.caption"));
        Div actions = new Div(all, stop);
        actions.addClassName("actions");
        add(
                new H3(getTranslation("lora.trial.table")),
                Origin.computed(),
                new Paragraph(getTranslation("lora.trial.about")),
                actions,
                results);
    }

    /** Shows a tab's trial from now on. */
    void bind() {
        told = over();
    }

    private boolean over() {
        return live.get().trial().map(trial -> trial.run().over()).orElse(true);
    }

    private void begin() {
        act.accept(() -> {
            Optional<String> problem = live.get().tryAll(settings.get()).map(text::notice);
            told = over();
            return problem.orElseGet(() -> getTranslation("lora.trial.begun", TuningMethod.values().length));
        });
    }

    private void stop() {
        live.get().stopTrial();
        pushed();
    }

    /** Says so when the trial has come to its end; answers whether it has. */
    boolean pushed() {
        boolean news = over() && !told;
        if (news) {
            told = true;
            live.get().trial().map(text::trial).ifPresent(ended);
        }
        return news;
    }

    void show() {
        Optional<LiveTrial> trial = live.get().trial();
        stop.setEnabled(!over());
        results.setVisible(trial.isPresent());
        trial.ifPresent(this::show);
    }

    private void show(LiveTrial trial) {
        status.setText(text.trial(trial));
        List<Row> rows = trial.run().progress().rows();
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
