package org.languageplayground.transformer.measure;

import java.util.List;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.layer.AttentionTrace;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Attention followed through several layers (Abnar and Zuidema 2020, arXiv:2005.00928): in each layer half of a token stays where it is, for
 * the residual stream, and half goes where its heads look on average, A = (W + I) / 2; the layers are multiplied, A_l ⋯ A_1. Rows sum to 1.
 */
public final class AttentionRollout {
    private AttentionRollout() {}

    /** From the first layer up to and with one, counted from 0, {@code [query][key]}. */
    public static Matrix of(Trace trace, int layer) {
        return of(trace.blocks().subList(0, layer + 1).stream()
                .map(block -> mean(block.attention()))
                .toList());
    }

    /** Through maps of attention that are given, the first layer's first, each {@code [query][key]}. */
    public static Matrix of(List<Matrix> layers) {
        return layers.stream()
                .map(AttentionRollout::withResidual)
                .reduce((below, above) -> product(above, below))
                .orElseThrow();
    }

    /** The heads' mean, {@code [query][key]}. */
    static Matrix mean(AttentionTrace attention) {
        Matrix mean = attention.weights(0);
        for (int head = 1; head < attention.heads(); head++) {
            float[] weights = attention.weights(head).values();
            for (int i = 0; i < weights.length; i++) {
                mean.values()[i] += weights[i];
            }
        }
        for (int i = 0; i < mean.values().length; i++) {
            mean.values()[i] /= attention.heads();
        }
        return mean;
    }

    /** (W + I) / 2, each row divided by its sum, as the authors' program does: W's rows may sum to less than 1. */
    private static Matrix withResidual(Matrix attention) {
        Matrix result = attention.copy();
        for (int row = 0; row < result.rows(); row++) {
            result.set(row, row, result.get(row, row) + 1);
            double sum = 0;
            for (float value : result.row(row)) {
                sum += value;
            }
            for (int column = 0; column < result.columns(); column++) {
                result.set(row, column, (float) (result.get(row, column) / sum));
            }
        }
        return result;
    }

    private static Matrix product(Matrix above, Matrix below) {
        Matrix product = Matrix.zeros(above.rows(), below.columns());
        for (int row = 0; row < above.rows(); row++) {
            for (int middle = 0; middle < above.columns(); middle++) {
                float weight = above.get(row, middle);
                for (int column = 0; column < below.columns(); column++) {
                    product.set(row, column, product.get(row, column) + weight * below.get(middle, column));
                }
            }
        }
        return product;
    }
}
