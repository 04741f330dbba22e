package org.languageplayground.transformer.layer;

import java.util.Arrays;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Slice;

/** softmax(x)ⱼ = exp(xⱼ) / Σ exp(x), row by row, with the row's maximum subtracted first so that nothing overflows. */
public final class Softmax {
    private Softmax() {}

    /**
     * Weights of scaled scores, {@code [queries][keys]}, which may take their place; the last query stands at the last key.
     *
     * @param causal whether a query sees only its own key and those before it; the others get weight 0
     */
    static void forward(Slice scores, float scale, boolean causal, Slice weights) {
        for (int row = 0; row < scores.rows(); row++) {
            int visible = visible(scores, row, causal);
            int from = scores.offset() + row * scores.rowStride();
            int to = weights.offset() + row * weights.rowStride();
            Kernels.active().softmax(scores.values(), from, weights.values(), to, visible, scale);
            Arrays.fill(weights.values(), to + visible, to + weights.columns(), 0);
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
