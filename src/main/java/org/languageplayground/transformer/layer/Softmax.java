package org.languageplayground.transformer.layer;

import java.util.Arrays;
import java.util.Set;
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
        boolean[] hidden = new boolean[scores.columns()];
        unseen.stream()
                .filter(query -> query >= 0 && query < scores.rows())
                .forEach(query -> hidden[first + query] = true);
        for (int row = 0; row < scores.rows(); row++) {
            int visible = visible(scores, row, causal);
            int from = scores.offset() + row * scores.rowStride();
            int to = weights.offset() + row * weights.rowStride();
            if (unseen.isEmpty()) {
                Kernels.active().softmax(scores.values(), from, weights.values(), to, visible, scale);
            } else {
                boolean own = hidden[first + row];
                hidden[first + row] = false;
                overSeen(scores.values(), from, weights.values(), to, visible, scale, hidden);
                hidden[first + row] = own;
            }
            Arrays.fill(weights.values(), to + visible, to + weights.columns(), 0);
        }
    }

    /** The softmax over those of the first scores that are not hidden; the others get weight 0. */
    private static void overSeen(
            float[] scores, int from, float[] weights, int to, int visible, float scale, boolean... hidden) {
        float[] seen = new float[visible];
        int count = 0;
        for (int key = 0; key < visible; key++) {
            if (!hidden[key]) {
                seen[count++] = scores[from + key];
            }
        }
        Kernels.active().softmax(seen, 0, seen, 0, count, scale);
        int next = 0;
        for (int key = 0; key < visible; key++) {
            weights[to + key] = hidden[key] ? 0 : seen[next++];
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
