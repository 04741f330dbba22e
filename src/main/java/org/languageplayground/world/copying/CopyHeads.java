package org.languageplayground.world.copying;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Baselines;
import org.languageplayground.transformer.measure.HeadScore;
import org.languageplayground.transformer.measure.Links;
import org.languageplayground.transformer.measure.Probe;

/**
 * Where the head of each layer looks, over random letters that come twice (Olsson et al. 2022, arXiv:2209.11895); the row's length is drawn anew
 * for each probe.
 *
 * @param previous mean attention on the letter before, {@code [layers]}
 * @param induction mean attention on the letter that came after the same letter, where it stood before, {@code [layers]}
 */
public record CopyHeads(List<Double> previous, List<Double> induction) {
    private static final int PROBES = 30;
    private static final long SEED = 2022;

    private static final List<Probe> REPEATED = draw();
    private static final List<Probe> BEFORE = REPEATED.stream()
            .map(probe -> new Probe(probe.ids(), Links.previousToken(probe.ids().length)))
            .toList();

    /** What one reaches for the letter before who attends evenly to all letters that are seen. */
    public static final double PREVIOUS_BLIND = Baselines.of(BEFORE, true).evenly();
    /** What one reaches for the letter that came next who always looks back by the best fixed distance. */
    public static final double INDUCTION_BLIND = Baselines.of(REPEATED, true).atOffset();

    private static List<Probe> draw() {
        SplittableRandom random = new SplittableRandom(SEED);
        int[] letters = IntStream.range(0, Letters.COUNT).toArray();
        return IntStream.range(0, PROBES)
                .mapToObj(i -> Probe.repeatedRandomTokens(letters, Row.SHORTEST, Row.LONGEST, random))
                .toList();
    }

    /** The texts with their links to what came next. */
    public static List<Probe> probes() {
        return REPEATED;
    }

    /** What the heads of a model do; each layer has one. */
    public static CopyHeads of(Transformer model) {
        List<List<Matrix>> weights = new ArrayList<>();
        IntStream.range(0, model.config().layers()).forEach(layer -> weights.add(new ArrayList<>()));
        for (Probe probe : REPEATED) {
            Trace trace = model.forward(TokenBatch.of(probe.ids()));
            for (int layer = 0; layer < weights.size(); layer++) {
                weights.get(layer).add(trace.blocks().get(layer).attention().weights(0));
            }
        }
        Function<List<Probe>, List<Double>> attention = probes -> weights.stream()
                .map(layer -> HeadScore.of(layer, probes).attention())
                .toList();
        return new CopyHeads(attention.apply(BEFORE), attention.apply(REPEATED));
    }
}
