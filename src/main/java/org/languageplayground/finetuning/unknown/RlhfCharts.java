package org.languageplayground.finetuning.unknown;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.languageplayground.transformer.reinforcement.Ppo;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;

/** How the three steps go on. */
final class RlhfCharts extends Div {
    private static final double DIGITS = 10_000;

    private final ApexChart shares = chart("lora.rlhf.shares.", "rlhf-shares", 1);
    private final ApexChart preferences = chart("lora.rlhf.preferences.", "rlhf-reward-model", 0);
    private final ApexChart reward = chart("lora.rlhf.reward.", "rlhf-reward", 0);

    RlhfCharts() {
        shares.setColors(List.of("--query", "--value", "--key"));
        preferences.setColors(List.of("--query", "--key"));
        reward.setColors(List.of("--key", "--query"));
        reward.setSigned();
        add(Origin.computed(), new Div(shares), new Div(preferences), new Div(reward));
        addClassName("beside");
    }

    private ApexChart chart(String prefix, String file, double greatest) {
        ApexChart chart = new ApexChart(getTranslation(prefix + "name"), file, ApexChart.Type.LINE);
        chart.setAxis(getTranslation(prefix + "axis"), greatest);
        chart.setCaption(getTranslation(prefix + "caption"));
        return chart;
    }

    void show(RlhfSimulation simulation, UnknownText text) {
        List<SharePoint> points = simulation.points();
        shares.getParent().orElseThrow().setVisible(points.size() > 1);
        shares.show(
                points.stream()
                        .map(point -> text.name(point.step()) + " " + point.steps())
                        .toList(),
                List.of(
                        series("lora.rlhf.shares.wrong", points, point -> point.test()
                                .wrongShare()),
                        series("lora.rlhf.shares.needless", points, point -> point.known()
                                .unknownShare()),
                        series("lora.rlhf.shares.right", points, point -> point.known()
                                .rightShare())));
        List<RewardWork.Point> learned =
                simulation.reward().map(run -> run.figures().points()).orElse(List.of());
        preferences.getParent().orElseThrow().setVisible(learned.size() > 1);
        preferences.show(
                learned.stream().map(point -> String.valueOf(point.steps())).toList(),
                List.of(
                        series("lora.rlhf.preferences.loss", learned, RewardWork.Point::loss),
                        series("lora.rlhf.preferences.accuracy", learned, RewardWork.Point::accuracy)));
        List<Ppo.Round> rounds =
                simulation.ppo().map(run -> run.figures().rounds()).orElse(List.of());
        reward.getParent().orElseThrow().setVisible(rounds.size() > 1);
        reward.show(
                IntStream.rangeClosed(1, rounds.size())
                        .mapToObj(String::valueOf)
                        .toList(),
                List.of(
                        series("lora.rlhf.reward.reward", rounds, Ppo.Round::reward),
                        series("lora.rlhf.reward.kl", rounds, Ppo.Round::kl)));
    }

    private <P> Series series(String key, List<P> points, ToDoubleFunction<P> value) {
        return new Series(
                getTranslation(key),
                points.stream()
                        .map(point -> Math.round(value.applyAsDouble(point) * DIGITS) / DIGITS)
                        .toList());
    }
}
