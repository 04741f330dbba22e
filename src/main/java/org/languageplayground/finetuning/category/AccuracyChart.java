package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.html.Div;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.category.CategoryProgress.Point;
import org.languageplayground.transformer.measure.WilsonInterval;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;

/** The newest run's right answers over its steps, with their interval, and beside them what needs no training. */
final class AccuracyChart extends Div {
    private static final MathContext DIGITS = new MathContext(7);
    private static final int DASH = 3;
    private static final int LONG_DASH = 8;

    private final ApexChart chart =
            new ApexChart(getTranslation("lora.category.chart"), "categories", ApexChart.Type.LINE);

    AccuracyChart() {
        chart.setAxis(getTranslation("lora.category.chart.axis"), 1);
        chart.setCaption(getTranslation("lora.category.chart.caption"));
        chart.setColors(List.of("--query", "--query", "--query", "--key", "--ink-soft"));
        chart.setDashes(List.of(0, DASH, DASH, LONG_DASH, LONG_DASH));
        add(chart);
    }

    /**
     * Shows a run.
     *
     * @param steps how many it has
     * @param nearest the share of right answers by the nearest mean; NaN until it is known
     * @param greatest the share of the greatest category; NaN where there are no examples
     */
    void show(int steps, List<Point> points, double nearest, double greatest) {
        int interval = CategoryRun.interval(steps);
        List<Integer> at = IntStream.iterate(0, step -> step <= steps, step -> step + interval)
                .boxed()
                .toList();
        chart.show(
                at.stream().map(String::valueOf).toList(),
                List.of(
                        new Series(getTranslation("lora.category.chart.share"), line(at, points, Point::share)),
                        new Series(getTranslation("lora.category.chart.low"), line(at, points, point -> interval(point)
                                .low())),
                        new Series(getTranslation("lora.category.chart.high"), line(at, points, point -> interval(point)
                                .high())),
                        new Series(getTranslation("lora.category.chart.nearest"), flat(at, nearest)),
                        new Series(getTranslation("lora.category.chart.greatest"), flat(at, greatest))));
    }

    private static WilsonInterval interval(Point point) {
        return WilsonInterval.of(point.right(), point.said().length);
    }

    private static List<Double> line(List<Integer> at, List<Point> points, ToDoubleFunction<Point> value) {
        return at.stream()
                .map(step -> points.stream()
                        .filter(point -> point.step() == step)
                        .findFirst()
                        .map(point -> rounded(value.applyAsDouble(point)))
                        .orElse(null))
                .toList();
    }

    private static List<Double> flat(List<Integer> at, double value) {
        return Collections.nCopies(at.size(), Double.isNaN(value) ? null : rounded(value));
    }

    private static Double rounded(double number) {
        return new BigDecimal(number, DIGITS).doubleValue();
    }
}
