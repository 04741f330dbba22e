package org.languageplayground.finetuning.why;

import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.finetuning.calculator.LoraPlan;
import org.languageplayground.ui.chapter.Simulation;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/** What the numbers of the square layer are made from. */
final class LayerCheck {
    static final CheckFile<Simulation> FILE = new CheckFile<>(
            "lora.check.layer.",
            "layer.json",
            simulation -> Content.json(Numbers.of(WhyFields.plan(simulation.state()))));

    private LayerCheck() {}

    /**
     * The numbers in full.
     *
     * @param width d of the layer, {@code [d][d]}
     * @param scales for each rank up to the greatest
     */
    private record Numbers(
            int width, int rank, int alpha, long parameters, long loraParameters, double percent, List<Scale> scales) {
        static Numbers of(LoraPlan plan) {
            return new Numbers(
                    plan.model().width(),
                    plan.rank(),
                    plan.alpha(),
                    plan.model().parameters(),
                    plan.loraParameters(),
                    plan.percent(),
                    IntStream.rangeClosed(WhyFields.RANKS.least(), WhyFields.RANKS.greatest())
                            .mapToObj(rank -> new Scale(rank, plan.scale(rank), plan.stableScale(rank)))
                            .toList());
        }
    }

    /**
     * The factor on B·A.
     *
     * @param scale α/r
     * @param stableScale α/√r
     */
    private record Scale(int rank, double scale, double stableScale) {}
}
