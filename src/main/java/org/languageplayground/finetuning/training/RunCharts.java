package org.languageplayground.finetuning.training;

import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
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
    private static final List<String> COLORS = List.of("--query", "--key", "--value");
    private static final List<Line> LOSSES = List.of(
            new Line("lora.run.training", Point::trainingLoss),
            new Line("lora.run.heldout", point -> point.exam().loss()));
    private static final List<Line> ACCURACIES = List.of(
            new Line("lora.run.learned", point -> point.exam().learned()),
            new Line("lora.run.kept", point -> point.exam().kept()),
            new Line("lora.run.read", point -> point.exam().read()));

    /** What is drawn of each run, under the key of its name. */
    private record Line(String key, ToDoubleFunction<Point> value) {}

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
            TrainingChoices choices = live.settings().choices();
            for (int step = 0; step < choices.steps(); step += TrainingRun.interval(choices.steps())) {
                steps.add(step);
            }
            steps.add(choices.steps());
            live.progress().points().forEach(point -> steps.add(point.step()));
        }
        show(loss, runs, steps, text, LOSSES);
        show(accuracy, runs, steps, text, ACCURACIES);
    }

    private void show(
            ApexChart chart, List<LiveRun> runs, TreeSet<Integer> steps, TrainingText text, List<Line> lines) {
        List<Series> series = new ArrayList<>();
        List<Integer> dashes = new ArrayList<>();
        List<String> colors = new ArrayList<>();
        for (LiveRun live : runs) {
            String name = text.number(live.number());
            List<Point> points = live.progress().points();
            lines.forEach(line -> series.add(series(line, name, points, steps)));
            dashes.addAll(Collections.nCopies(lines.size(), live == runs.getLast() ? 0 : DASH));
            colors.addAll(COLORS.subList(0, lines.size()));
        }
        chart.setDashes(dashes);
        chart.setColors(colors);
        chart.show(steps.stream().map(String::valueOf).toList(), series);
    }

    private Series series(Line line, String run, List<Point> points, TreeSet<Integer> steps) {
        List<Double> data = new ArrayList<>();
        int next = 0;
        for (int step : steps) {
            boolean measured = next < points.size() && points.get(next).step() == step;
            double number = measured ? line.value().applyAsDouble(points.get(next)) : Double.NaN;
            data.add(Double.isFinite(number) ? new BigDecimal(number, DIGITS).doubleValue() : null);
            next += measured ? 1 : 0;
        }
        return new Series(getTranslation(line.key(), run), data);
    }
}
