package org.languageplayground.attention.history;

import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.Look;
import org.languageplayground.world.history.ModelHistory;
import org.languageplayground.world.history.Recall;

/** Recall, what the heads look at, and loss over the checkpoints; dashed lines are what one reaches who knows nothing. */
final class HistoryCharts extends Div {
    private static final List<String> COLORS = List.of("--query", "--key", "--value");
    private static final int DASH = 5;

    private final transient HistoryText text;
    private final ApexChart recall = chart("recall", 1);
    private final ApexChart looks = chart("looks", 1);
    private final ApexChart loss = chart("loss", 0);

    HistoryCharts(HistoryText text) {
        this.text = text;
        addClassName("panel-columns");
        add(recall, looks, loss);
    }

    private ApexChart chart(String key, double greatest) {
        ApexChart chart =
                new ApexChart(getTranslation("attention.history." + key), "history-" + key, ApexChart.Type.LINE);
        chart.setAxis(getTranslation("attention.history." + key + ".axis"), greatest);
        chart.setCaption(getTranslation("attention.history." + key + ".caption"));
        return chart;
    }

    /**
     * Draws what is measured so far.
     *
     * @param step that is marked
     * @param shown whose layer and heads are drawn
     */
    void show(Map<Integer, CheckpointScore> scores, int step, State shown) {
        List<Integer> steps = ModelHistory.standard().steps();
        List<String> categories = steps.stream().map(String::valueOf).toList();
        List<Series> answers = Arrays.stream(Recall.values())
                .map(one ->
                        series(text.name(one), scores, score -> score.of(one).share()))
                .toList();
        draw(
                recall,
                categories,
                answers,
                Arrays.stream(Recall.values())
                        .map(one -> flat(text.guessed(one), scores.isEmpty() ? null : CheckpointScore.guessing(one)))
                        .toList());
        draw(
                looks,
                categories,
                Arrays.stream(Look.values())
                        .map(one -> series(text.name(one), scores, score -> Attention.of(score, one, shown)))
                        .toList(),
                Arrays.stream(Look.values())
                        .map(one -> flat(text.blindName(one), scores.isEmpty() ? null : Attention.blind(one)))
                        .toList());
        draw(
                loss,
                categories,
                Arrays.stream(Recall.values())
                        .map(one -> series(
                                text.name(one), scores, score -> score.of(one).loss()))
                        .toList(),
                List.of());
        List.of(recall, looks, loss).forEach(chart -> chart.setMarked(steps.indexOf(step)));
    }

    private static void draw(ApexChart chart, List<String> categories, List<Series> measured, List<Series> blind) {
        List<Integer> dashes = new ArrayList<>(Collections.nCopies(measured.size(), 0));
        dashes.addAll(Collections.nCopies(blind.size(), DASH));
        chart.setDashes(dashes);
        chart.setColors(
                blind.isEmpty()
                        ? COLORS
                        : Stream.concat(COLORS.stream(), COLORS.stream()).toList());
        chart.show(categories, Stream.concat(measured.stream(), blind.stream()).toList());
    }

    private static Series series(
            String name, Map<Integer, CheckpointScore> scores, ToDoubleFunction<CheckpointScore> measure) {
        List<Double> data = new ArrayList<>();
        for (int step : ModelHistory.standard().steps()) {
            data.add(scores.containsKey(step) ? (Double) measure.applyAsDouble(scores.get(step)) : null);
        }
        return new Series(name, data);
    }

    private static Series flat(String name, Double value) {
        return new Series(
                name, Collections.nCopies(ModelHistory.standard().checkpoints().size(), value));
    }
}
