package org.languageplayground.transformer.measure;

import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * How long the vector is that a token hands over, where raw attention counts its weight alone: ‖α · v · W_O‖ of one head, ‖Σ α · v · W_O‖
 * of several, whose vectors may cancel each other (Kobayashi et al. 2020, arXiv:2004.10102).
 */
public final class ValueWeighted {
    private final BlockTrace block;
    /** v · W_O of each head, {@code [tokens][width]}. */
    private final List<Matrix> written;

    /**
     * Of the heads of one layer.
     *
     * @param output the layer's W_O, {@code [width][width]}
     */
    public ValueWeighted(BlockTrace block, LinearWeights output) {
        this.block = block;
        written = IntStream.range(0, block.attention().heads())
                .mapToObj(head -> block.written(head, output))
                .toList();
    }

    /** What one token gets from each token through some heads together, {@code [tokens]}. */
    public double[] of(int query, int... heads) {
        int tokens = written.getFirst().rows();
        List<Matrix> weights = IntStream.of(heads)
                .mapToObj(head -> block.attention().weights(head))
                .toList();
        return IntStream.range(0, tokens)
                .mapToDouble(key -> length(query, key, weights, heads))
                .toArray();
    }

    private double length(int query, int key, List<Matrix> weights, int... heads) {
        int width = written.getFirst().columns();
        double[] sum = new double[width];
        for (int i = 0; i < heads.length; i++) {
            double weight = weights.get(i).get(query, key);
            float[] vector = written.get(heads[i]).row(key);
            for (int j = 0; j < width; j++) {
                sum[j] += weight * vector[j];
            }
        }
        double squares = 0;
        for (double value : sum) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
