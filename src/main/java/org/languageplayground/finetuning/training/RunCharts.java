package org.languageplayground.finetuning.training;

import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.languageplayground.finetuning.training.TrainingRun.Point;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;

/** Loss and accuracy of the runs on common axes; the older run is dashed. */
final class RunCharts extends Div {
    private static final MathContext DIGITS = new MathContext(7);
    private static final int DASH = 5;

    private final ApexChart loss = new ApexChart(getTranslation("lora.run.loss"), "loss", ApexChart.Type.LINE);
    private final ApexChart accuracy =
            new ApexChart(getTranslation("lora.run.accuracy"), "accuracy", ApexChart.Type.LINE);

    RunCharts() {
        addClassName("beside");
        loss.setAxis(getTranslation("lora.run.loss.axis"), 0);
        loss.setCaption(getTranslation("lora.run.loss.caption"));
        accuracy.setAxis(getTranslation("lora.run.accuracy.axis"), 1);
        accuracy.setCaption(getTranslation("lora.run.accuracy.caption"));
        add(new Div(loss), new Div(accuracy));
    }

    void show(List<LiveRun> runs, TrainingText text) {
        TreeSet<Integer> steps = new TreeSet<>();
        for (LiveRun live : runs) {
            TrainingChoices choices = live.run().settings().choices();
            for (int step = 0; step < choices.steps(); step += TrainingRun.interval(choices.steps())) {
                steps.add(step);
            }
            steps.add(choices.steps());
            live.run().progress().points().forEach(point -> steps.add(point.step()));
        }
        List<Series> losses = new ArrayList<>();
        List<Series> accuracies = new ArrayList<>();
        List<Integer> dashes = new ArrayList<>();
        List<String> colors = new ArrayList<>();
        for (LiveRun live : runs) {
            String name = text.name(live.run().settings());
            List<Point> points = live.run().progress().points();
            boolean older = live != runs.getLast();
            dashes.addAll(List.of(older ? DASH : 0, older ? DASH : 0));
            colors.addAll(List.of("--query", "--key"));
            losses.add(series("lora.run.training", name, points, steps, Point::trainingLoss));
            losses.add(series("lora.run.heldout", name, points, steps, point -> point.exam()
                    .loss()));
            accuracies.add(series("lora.run.learned", name, points, steps, point -> point.exam()
                    .learned()));
            accuracies.add(series(
                    "lora.run.kept", name, points, steps, point -> point.exam().kept()));
        }
        List<String> categories = steps.stream().map(String::valueOf).toList();
        for (ApexChart chart : List.of(loss, accuracy)) {
            chart.setDashes(dashes);
            chart.setColors(colors);
        }
        loss.show(categories, losses);
        accuracy.show(categories, accuracies);
    }

    private Series series(
            String key, String run, List<Point> points, TreeSet<Integer> steps, ToDoubleFunction<Point> value) {
        List<Double> data = new ArrayList<>();
        int next = 0;
        for (int step : steps) {
            boolean measured = next < points.size() && points.get(next).step() == step;
            double number = measured ? value.applyAsDouble(points.get(next)) : Double.NaN;
            data.add(Double.isFinite(number) ? new BigDecimal(number, DIGITS).doubleValue() : null);
            next += measured ? 1 : 0;
        }
        return new Series(getTranslation(key, run), data);
    }
}
