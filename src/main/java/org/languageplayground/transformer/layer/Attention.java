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

    /** Fills {@code headOutputs}, {@code [tokens][width]}, from {@code queryKeyValue}, {@code [tokens][3 * width]}. */
    public AttentionTrace forward(Matrix queryKeyValue, Matrix headOutputs) {
        AttentionTrace trace = AttentionTrace.zeros(heads, batch);
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            for (int head = 0; head < heads; head++) {
                attend(
                        part(queryKeyValue, QUERY, sequence, head),
                        part(queryKeyValue, KEY, sequence, head),
                        part(queryKeyValue, VALUE, sequence, head),
                        trace.scores(sequence, head),
                        trace.weights(sequence, head),
                        on(head) ? output(headOutputs, sequence, head) : null);
            }
        }
        return trace;
    }

    /** softmax(Q·Kᵀ·scale)·V of one head; a head that is switched off writes no output. */
    private void attend(Slice query, Slice key, Slice value, Slice scores, Slice weights, Slice output) {
        kernel.multiply(query, key.transposed(), scores);
        Softmax.forward(scores, settings.scale(), causal, weights);
        if (output != null) {
            kernel.multiply(weights, value, output);
        }
    }

    /** Gradient of queries, keys and values, {@code [tokens][3 * width]}, from that of the heads' outputs. */
    public Matrix backward(AttentionTrace trace, Matrix queryKeyValue, Matrix headOutputsGradient) {
        Matrix gradient = Matrix.zeros(queryKeyValue.rows(), queryKeyValue.columns());
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            Slice dScores =
                    Matrix.zeros(batch.length(sequence), batch.length(sequence)).slice();
            for (int head = 0; head < heads; head++) {
                if (on(head)) {
                    Slice weights = trace.weights(sequence, head);
                    Slice dOutput = output(headOutputsGradient, sequence, head);
                    kernel.multiply(
                            dOutput, part(queryKeyValue, VALUE, sequence, head).transposed(), dScores);
                    kernel.multiply(weights.transposed(), dOutput, part(gradient, VALUE, sequence, head));
                    Softmax.backward(weights, settings.scale(), causal, dScores);
                    kernel.multiply(
                            dScores, part(queryKeyValue, KEY, sequence, head), part(gradient, QUERY, sequence, head));
                    kernel.multiply(
                            dScores.transposed(),
                            part(queryKeyValue, QUERY, sequence, head),
                            part(gradient, KEY, sequence, head));
                }
            }
        }
        return gradient;
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
