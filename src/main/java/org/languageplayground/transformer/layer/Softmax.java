package org.languageplayground.transformer.layer;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Slice;

/** softmax(x)ⱼ = exp(xⱼ) / Σ exp(x), row by row, with the row's maximum subtracted first so that nothing overflows. */
public final class Softmax {
    private Softmax() {}

    /**
     * Weights of scaled scores, {@code [queries][keys]}, which may take their place; the last query stands at the last key.
     *
     * @param causal whether a query sees only its own key and those before it; the others get weight 0
     * @param unseen queries, counted from 0, whose keys get weight 0 in all rows but their own
     */
    static void forward(Slice scores, float scale, boolean causal, Set<Integer> unseen, Slice weights) {
        int first = scores.columns() - scores.rows();
        for (int row = 0; row < scores.rows(); row++) {
            int visible = visible(scores, row, causal);
            int from = scores.offset() + row * scores.rowStride();
            int to = weights.offset() + row * weights.rowStride();
            if (unseen.isEmpty()) {
                Kernels.active().softmax(scores.values(), from, weights.values(), to, visible, scale);
            } else {
                int own = row;
                int[] seen = IntStream.range(0, visible)
                        .filter(key -> key - first == own || !unseen.contains(key - first))
                        .toArray();
                overSeen(scores.values(), from, weights.values(), to, visible, scale, seen);
            }
            Arrays.fill(weights.values(), to + visible, to + weights.columns(), 0);
        }
    }

    /** The softmax over some of the first scores; the others get weight 0. */
    private static void overSeen(
            float[] scores, int from, float[] weights, int to, int visible, float scale, int... seen) {
        float[] some = new float[seen.length];
        for (int i = 0; i < seen.length; i++) {
            some[i] = scores[from + seen[i]];
        }
        Kernels.active().softmax(some, 0, some, 0, seen.length, scale);
        Arrays.fill(weights, to, to + visible, 0);
        for (int i = 0; i < seen.length; i++) {
            weights[to + seen[i]] = some[i];
        }
    }

    private static int visible(Slice scores, int row, boolean causal) {
        return causal ? scores.columns() - scores.rows() + row + 1 : scores.columns();
    }

    /** Gradient of the scores, before the scale; {@code gradient} holds that of the weights and is overwritten. */
    static void backward(Slice weights, float scale, boolean causal, Slice gradient) {
        for (int row = 0; row < weights.rows(); row++) {
            int visible = visible(weights, row, causal);
            int w = weights.offset() + row * weights.rowStride();
            int g = gradient.offset() + row * gradient.rowStride();
            Kernels.active().softmaxBackward(weights.values(), w, gradient.values(), g, visible, scale);
            Arrays.fill(gradient.values(), g + visible, g + weights.columns(), 0);
        }
    }
}
