package org.languageplayground.attention.train;

import java.util.Arrays;
import java.util.List;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.world.copying.CopyRun;
import org.languageplayground.world.copying.Letters;

/**
 * The student's letters, read by both models as they are at one step.
 *
 * @param ids of the letters
 * @param from the letter that looks, in layer 2
 * @param upper attention in layer 2, {@code [letters][letters]}
 * @param lower attention in layer 1
 * @param two the likeliest next letters for the model with two layers
 * @param one those for the model with one
 */
record Looking(int[] ids, int from, Matrix upper, Matrix lower, List<Said.Word> two, List<Said.Word> one) {
    private static final int MOST_LETTERS = 3;

    /** As things are set. */
    static Looking of(ReadingSimulation set, CopyRun.Pair pair) {
        int[] ids = Letters.read(set.get(TrainFields.LETTERS));
        int wanted = set.get(TrainFields.LOOKED);
        int from = wanted == TrainFields.LAST ? ids.length - 1 : Math.min(wanted, ids.length - 1);
        Transformer two = pair.two().model();
        Trace trace = two.forward(TokenBatch.of(ids));
        Transformer one = pair.one().model();
        return new Looking(
                ids,
                from,
                trace.blocks().get(1).attention().weights(0),
                trace.blocks().get(0).attention().weights(0),
                next(two, trace),
                next(one, one.forward(TokenBatch.of(ids))));
    }

    private static List<Said.Word> next(Transformer model, Trace trace) {
        float[] logits =
                model.logits(trace, trace.batch().tokens() - 1).logits().values();
        return Said.likeliest(MOST_LETTERS, logits, Letters::of);
    }

    List<String> letters() {
        return Arrays.stream(ids).mapToObj(Letters::of).toList();
    }

    /** What the letter looks at most in layer 2. */
    int found() {
        return most(upper, from);
    }

    /** What that one looks at most in layer 1. */
    int before() {
        return most(lower, found());
    }

    private static int most(Matrix weights, int query) {
        int best = 0;
        for (int key = 1; key <= query; key++) {
            best = weights.get(query, key) > weights.get(query, best) ? key : best;
        }
        return best;
    }
}
