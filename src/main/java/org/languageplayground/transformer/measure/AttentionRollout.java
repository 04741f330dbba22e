package org.languageplayground.transformer.measure;

import java.util.List;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Attention followed through several layers (Abnar and Zuidema 2020, arXiv:2005.00928): in each layer half of a token stays where it is, for
 * the residual stream, and half goes where its heads look on average, A = (W + I) / 2; the layers are multiplied, A_l ⋯ A_1. Rows sum to 1.
 */
public final class AttentionRollout {
    private AttentionRollout() {}

    /** What one token has from each, from the first layer up to and with one, counted from 0, {@code [tokens]}. */
    public static double[] of(Trace trace, int layer, int query) {
        return of(
                trace.blocks().subList(0, layer + 1).stream()
                        .map(block -> block.attention().mean())
                        .toList(),
                query);
    }

    /** The same through maps of attention that are given, the first layer's first, each {@code [query][key]}: one row of the product. */
    public static double[] of(List<Matrix> layers, int query) {
        double[] row = new double[layers.getFirst().rows()];
        row[query] = 1;
        for (Matrix layer : layers.reversed()) {
            row = step(row, layer);
        }
        return row;
    }

    /**
     * Row · A, A = (W + I) / 2 with each row divided by its sum, as the authors' program does: W's rows may sum to less than 1 where a model has
     * virtual tokens.
     */
    private static double[] step(double[] row, Matrix attention) {
        double[] next = new double[row.length];
        for (int from = 0; from < row.length; from++) {
            float[] weights = attention.row(from);
            double sum = 1;
            for (float weight : weights) {
                sum += weight;
            }
            next[from] += row[from] / sum;
            for (int to = 0; to < row.length; to++) {
                next[to] += row[from] * weights[to] / sum;
            }
        }
        return next;
    }
}
