package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.matrix.Kernel;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * Scaled dot-product attention, softmax(Q·Kᵀ·scale)·V in each head (Vaswani et al. 2017, arXiv:1706.03762, equation 1).
 */
public final class Attention {
    private static final int QUERY = 0;
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private final Kernel kernel = Kernels.active();
    private final TokenBatch batch;
    private final int heads;
    private final boolean causal;
    private final AttentionSettings settings;
    private final int layer;

    /** Attention of one layer over one batch. */
    public Attention(TokenBatch batch, int heads, boolean causal, AttentionSettings settings, int layer) {
        this.batch = batch;
        this.heads = heads;
        this.causal = causal;
        this.settings = settings;
        this.layer = layer;
    }

    /**
     * Fills {@code headOutputs}, {@code [tokens][width]}, from {@code queryKeyValue}, {@code [tokens][3 * width]}.
     *
     * @param prefix keys and values that stand before every sequence, or null
     */
    public AttentionTrace forward(Matrix queryKeyValue, PrefixWeights prefix, Matrix headOutputs) {
        AttentionTrace trace = AttentionTrace.zeros(heads, batch, PrefixWeights.length(prefix));
        forward(queryKeyValue, prefix, headOutputs, trace::scores, trace::weights);
        return trace;
    }

    /** The same without a trace: {@code room} holds the scores, then the weights, of one head after another. */
    public void forward(Matrix queryKeyValue, PrefixWeights prefix, Matrix headOutputs, float[] room) {
        Rectangles one = (sequence, head) ->
                Slice.packed(room, 0, batch.length(sequence), PrefixWeights.length(prefix) + batch.length(sequence));
        forward(queryKeyValue, prefix, headOutputs, one, one);
    }

    /** Where the numbers of one head over one sequence stand, {@code [query][key]}. */
    private interface Rectangles {
        Slice of(int sequence, int head);
    }

    private void forward(
            Matrix queryKeyValue, PrefixWeights prefix, Matrix headOutputs, Rectangles scores, Rectangles weights) {
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            for (int head = 0; head < heads; head++) {
                attend(
                        part(queryKeyValue, QUERY, sequence, head),
                        keys(prefix, queryKeyValue, sequence, head),
                        values(prefix, queryKeyValue, sequence, head),
                        scores.of(sequence, head),
                        weights.of(sequence, head),
                        output(headOutputs, sequence, head));
                if (!on(head)) {
                    output(headOutputs, sequence, head).clear();
                }
            }
        }
    }

    /** softmax(Q·Kᵀ·scale)·V of one head. */
    private void attend(Slice query, Slice key, Slice value, Slice scores, Slice weights, Slice output) {
        kernel.multiply(query, key.transposed(), scores);
        Softmax.forward(scores, settings.scale(), causal, settings.unseen(), weights);
        kernel.multiply(weights, value, output);
    }

    /**
     * Gradient of queries, keys and values, {@code [tokens][3 * width]}, from that of the heads' outputs; adds that of the
     * prefix, where there is one, to {@code prefixGradient}.
     */
    public Matrix backward(
            AttentionTrace trace,
            Matrix queryKeyValue,
            PrefixWeights prefix,
            Matrix headOutputsGradient,
            PrefixWeights prefixGradient) {
        Matrix gradient = Matrix.zeros(queryKeyValue.rows(), queryKeyValue.columns());
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            Slice dScores = Matrix.zeros(batch.length(sequence), trace.prefix() + batch.length(sequence))
                    .slice();
            for (int head = 0; head < heads; head++) {
                if (on(head)) {
                    Slice weights = trace.weights(sequence, head);
                    Slice dOutput = output(headOutputsGradient, sequence, head);
                    Slice query = part(queryKeyValue, QUERY, sequence, head);
                    int virtual = trace.prefix();
                    kernel.multiply(
                            dOutput,
                            values(prefix, queryKeyValue, sequence, head).transposed(),
                            dScores);
                    Softmax.backward(weights, settings.scale(), causal, dScores);
                    kernel.multiply(
                            dScores,
                            keys(prefix, queryKeyValue, sequence, head),
                            part(gradient, QUERY, sequence, head));
                    kernel.multiply(own(dScores, virtual).transposed(), query, part(gradient, KEY, sequence, head));
                    kernel.multiply(own(weights, virtual).transposed(), dOutput, part(gradient, VALUE, sequence, head));
                    if (prefix != null) {
                        kernel.multiplyAdd(
                                dScores.columns(0, virtual).transposed(), query, part(prefixGradient.keys(), head));
                        kernel.multiplyAdd(
                                weights.columns(0, virtual).transposed(), dOutput, part(prefixGradient.values(), head));
                    }
                }
            }
        }
        return gradient;
    }

    private static Slice own(Slice scores, int virtual) {
        return scores.columns(virtual, scores.columns() - virtual);
    }

    private Slice keys(PrefixWeights prefix, Matrix queryKeyValue, int sequence, int head) {
        Slice own = part(queryKeyValue, KEY, sequence, head);
        return prefix == null ? own : stacked(part(prefix.keys(), head), own);
    }

    private Slice values(PrefixWeights prefix, Matrix queryKeyValue, int sequence, int head) {
        Slice own = part(queryKeyValue, VALUE, sequence, head);
        return prefix == null ? own : stacked(part(prefix.values(), head), own);
    }

    private Slice part(Matrix prefix, int head) {
        int headWidth = prefix.columns() / heads;
        return prefix.slice(head * headWidth, headWidth);
    }

    private static Slice stacked(Slice above, Slice below) {
        Matrix both = Matrix.zeros(above.rows() + below.rows(), above.columns());
        above.copyTo(both.slice().rows(0, above.rows()));
        below.copyTo(both.slice().rows(above.rows(), below.rows()));
        return both.slice();
    }

    private boolean on(int head) {
        return !settings.switchedOff().contains(new Head(layer, head));
    }

    private Slice part(Matrix queryKeyValue, int which, int sequence, int head) {
        int width = queryKeyValue.columns() / 3;
        int headWidth = width / heads;
        return queryKeyValue
                .slice(which * width + head * headWidth, headWidth)
                .rows(batch.starts()[sequence], batch.length(sequence));
    }

    private Slice output(Matrix headOutputs, int sequence, int head) {
        int headWidth = headOutputs.columns() / heads;
        return headOutputs.slice(head * headWidth, headWidth).rows(batch.starts()[sequence], batch.length(sequence));
    }
}
