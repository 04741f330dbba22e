package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/** Vectors of whole texts as sentence encoders have them: the mean over a text's tokens, of length 1 (Reimers and Gurevych 2019). */
public final class SentenceVectors {
    private SentenceVectors() {}

    /**
     * One a sequence, {@code [sequences][width]}.
     *
     * @param hidden the last hidden state of all tokens, {@code [tokens][width]}
     */
    public static Matrix of(Matrix hidden, TokenBatch batch) {
        int width = hidden.columns();
        Matrix vectors = Matrix.zeros(batch.sequences(), width);
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            double[] sum = new double[width];
            for (int token = batch.starts()[sequence]; token < batch.starts()[sequence + 1]; token++) {
                for (int i = 0; i < width; i++) {
                    sum[i] += hidden.get(token, i);
                }
            }
            double length = 0;
            for (double value : sum) {
                length += value * value;
            }
            for (int i = 0; i < width; i++) {
                vectors.set(sequence, i, (float) (sum[i] / Math.sqrt(length)));
            }
        }
        return vectors;
    }
}
