package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.teach.TrainingRun.Point;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;

/** Right answers of the runs on common axes; the older run is dashed. */
final class RunChart extends Div {
    private static final MathContext DIGITS = new MathContext(7);
    private static final int DASH = 5;
    static final String LEARNED = "--query";
    static final String KEPT = "--key";
    static final String READ = "--value";
    private static final List<Line> LINES = List.of(
            new Line("lora.run.learned", point -> point.exam().learned()),
            new Line("lora.run.kept", point -> point.exam().kept()),
            new Line("lora.run.read", point -> point.exam().read()));

    /** What is drawn of each run, under the key of its name. */
    private record Line(String key, ToDoubleFunction<Point> value) {}

    private final ApexChart chart = new ApexChart(getTranslation("lora.run.accuracy"), "accuracy", ApexChart.Type.LINE);

    RunChart() {
        chart.setAxis(getTranslation("lora.run.accuracy.axis"), 1);
        chart.setCaption(getTranslation("lora.run.accuracy.caption"));
        add(chart);
    }

    /**
     * Shows the runs; where there is none, the axes of the next one.
     *
     * @param next how many steps that has
     */
    void show(List<LiveRun> runs, int next, TeachText text) {
        TreeSet<Integer> steps = new TreeSet<>(runs.isEmpty() ? steps(next) : List.of());
        for (LiveRun live : runs) {
            steps.addAll(steps(live.settings().choices().steps()));
            live.progress().points().forEach(point -> steps.add(point.step()));
        }
        List<Series> series = new ArrayList<>();
        List<Integer> dashes = new ArrayList<>();
        List<String> colors = new ArrayList<>();
        for (LiveRun live : runs) {
            List<Point> points = live.progress().points();
            LINES.forEach(line -> series.add(series(line, text.number(live.number()), points, steps)));
            dashes.addAll(Collections.nCopies(LINES.size(), live == runs.getLast() ? 0 : DASH));
            colors.addAll(List.of(LEARNED, KEPT, READ));
        }
        if (runs.isEmpty()) {
            LINES.forEach(line -> series.add(series(line, text.number(1), List.of(), steps)));
            colors.addAll(List.of(LEARNED, KEPT, READ));
        }
        chart.setDashes(dashes);
        chart.setColors(colors);
        chart.show(steps.stream().map(String::valueOf).toList(), series);
    }

    /** When a run of so many steps is examined. */
    private static List<Integer> steps(int count) {
        int interval = TrainingRun.interval(count);
        return IntStream.iterate(0, step -> step <= count, step -> step + interval)
                .boxed()
                .toList();
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
