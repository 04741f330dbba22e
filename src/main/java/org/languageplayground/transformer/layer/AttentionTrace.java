package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * The scores and weights of every head of one block, for every sequence of a batch.
 *
 * @param heads number of heads
 * @param starts of the sequences, as in {@link TokenBatch}
 * @param prefix number of virtual tokens, whose keys are the first columns for every sequence
 * @param scores q·k of each query (row) with each key (column), before scale and mask; sequence after sequence, head
 *     after head
 * @param weights after scale, mask and softmax, laid out as the scores
 */
public record AttentionTrace(int heads, int[] starts, int prefix, float[] scores, float[] weights) {

    static AttentionTrace zeros(int heads, TokenBatch batch, int prefix) {
        int size = 0;
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            size += heads * batch.length(sequence) * (prefix + batch.length(sequence));
        }
        return new AttentionTrace(heads, batch.starts(), prefix, new float[size], new float[size]);
    }

    /** The scores of one head over the first sequence, {@code [query][key]}. */
    public Matrix scores(int head) {
        return scores(0, head).copy();
    }

    /** The weights of one head over the first sequence, {@code [query][key]}; each row sums to 1. */
    public Matrix weights(int head) {
        return weights(0, head).copy();
    }

    /** The mean of all heads' weights over the first sequence, {@code [query][key]}; each row sums to 1. */
    public Matrix mean() {
        Slice first = weights(0, 0);
        Matrix mean = Matrix.zeros(first.rows(), first.columns());
        for (int head = 0; head < heads; head++) {
            float[] own = weights(head).values();
            for (int i = 0; i < own.length; i++) {
                mean.values()[i] += own[i] / heads;
            }
        }
        return mean;
    }

    /** The weights of one head over one sequence, {@code [query][key]}, without copying. */
    public Slice weights(int sequence, int head) {
        return rectangle(weights, sequence, head);
    }

    Slice scores(int sequence, int head) {
        return rectangle(scores, sequence, head);
    }

    private Slice rectangle(float[] values, int sequence, int head) {
        int offset = 0;
        for (int earlier = 0; earlier < sequence; earlier++) {
            int length = starts[earlier + 1] - starts[earlier];
            offset += heads * length * (prefix + length);
        }
        int length = starts[sequence + 1] - starts[sequence];
        return Slice.packed(values, offset + head * length * (prefix + length), length, prefix + length);
    }
}
