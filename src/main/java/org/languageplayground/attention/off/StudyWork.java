package org.languageplayground.attention.off;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.languageplayground.compute.Work;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.measure.HeadImportance;
import org.languageplayground.transformer.measure.RankCorrelation;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.world.heldout.HeldOutTexts;

/** A study of all heads of a model, in steps: the importance of each, that of random weights, then the curves. */
final class StudyWork implements Work<StudyProgress, HeadStudy> {
    /** In how many random orders heads are switched off. */
    static final int RANDOM_ORDERS = 5;

    private final Transformer model;
    private final HeadMeasuring own;
    private final HeadMeasuring untrained;
    private final List<LabelledBatch> tried;
    private final long bytes;
    private CurveMeasuring curves;
    private boolean measured;
    private boolean compared;
    private HeadStudy study;

    /**
     * A study that has not begun.
     *
     * @param random weights to compare with; null for none
     * @param measured texts on which heads are measured
     * @param tried texts on which they are then switched off; none for no curves
     */
    StudyWork(Transformer model, Transformer random, List<LabelledBatch> measured, List<LabelledBatch> tried) {
        this.model = model;
        this.tried = tried;
        own = new HeadMeasuring(model, measured);
        untrained = random == null ? null : new HeadMeasuring(random, measured);
        bytes = HeldOutTexts.bytes(model.config(), measured)
                + (model.weights().head() == null
                        ? 0
                        : Float.BYTES * model.weights().parameters());
    }

    @Override
    public boolean step() {
        if (!measured) {
            measured = !own.step();
            if (measured) {
                study = first();
            }
            return !measured || untrained != null || !tried.isEmpty();
        }
        if (untrained != null && !compared) {
            compared = !untrained.step();
            if (compared) {
                study = compared(untrained.measures().published(study.heads()));
            }
            return !compared || !tried.isEmpty();
        }
        if (curves == null) {
            curves = new CurveMeasuring(model, tried, orders());
        }
        boolean more = curves.step();
        if (!more) {
            study = study.with(curves.curves());
        }
        return more;
    }

    private HeadStudy first() {
        HeadMeasures measures = own.measures();
        int heads = model.config().heads();
        int count = model.config().layers() * heads;
        List<Bootstrap> ablation = IntStream.range(0, count)
                .mapToObj(head -> Bootstrap.of(HeadMeasures.of(measures.ablation(), head)))
                .toList();
        boolean slopes = measures.slopes() != null;
        return new HeadStudy(
                model.config().layers(),
                heads,
                measures,
                ablation,
                slopes ? HeadImportance.perLayer(heads, mean(measures.slopes())) : null,
                slopes ? measures.published(heads) : null,
                slopes ? measures.plain() : null,
                null,
                null);
    }

    private static double[] mean(double[][] values) {
        return RankCorrelation.mean(values, IntStream.range(0, values.length).toArray());
    }

    private HeadStudy compared(RankCorrelation random) {
        return new HeadStudy(
                study.layers(),
                study.heads(),
                study.measures(),
                study.ablation(),
                study.gradient(),
                study.published(),
                study.plain(),
                random,
                null);
    }

    private List<List<Integer>> orders() {
        List<Integer> byAblation = CurveMeasuring.order(
                study.ablation().stream().mapToDouble(Bootstrap::mean).toArray());
        List<List<Integer>> orders = new ArrayList<>(List.of(byAblation, CurveMeasuring.order(study.gradient())));
        for (int seed = 1; seed <= RANDOM_ORDERS; seed++) {
            List<Integer> shuffled =
                    new ArrayList<>(IntStream.range(0, study.count()).boxed().toList());
            Collections.shuffle(shuffled, new Random(seed));
            orders.add(List.copyOf(shuffled));
        }
        return orders;
    }

    @Override
    public StudyProgress progress() {
        int curveSteps = tried.isEmpty()
                ? 0
                : (2 + RANDOM_ORDERS)
                        * (1 + model.config().layers() * model.config().heads())
                        * tried.size();
        int others = untrained == null ? 0 : untrained.done();
        return new StudyProgress(
                own.done() + others + (curves == null ? 0 : curves.done()),
                own.steps() + (untrained == null ? 0 : untrained.steps()) + curveSteps,
                study);
    }

    @Override
    public HeadStudy outcome() {
        return study;
    }

    @Override
    public long bytes() {
        return bytes;
    }
}
