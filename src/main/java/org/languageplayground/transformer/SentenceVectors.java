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
        Matrix vectors = Matrix.zeros(batch.sequences(), hidden.columns());
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            double[] sum = sum(hidden, batch, sequence);
            double length = length(sum);
            for (int i = 0; i < sum.length; i++) {
                vectors.set(sequence, i, (float) (sum[i] / length));
            }
        }
        return vectors;
    }

    /**
     * Gradient of the last hidden state, {@code [tokens][width]}: (dv − (v·dv)·v) / |s| for each token of a text, s being the sum of
     * its tokens and v = s/|s|.
     *
     * @param dVectors gradient of {@link #of}
     */
    public static Matrix backward(Matrix hidden, TokenBatch batch, Matrix dVectors) {
        Matrix dHidden = Matrix.zeros(hidden.rows(), hidden.columns());
        for (int sequence = 0; sequence < batch.sequences(); sequence++) {
            double[] sum = sum(hidden, batch, sequence);
            double length = length(sum);
            double along = 0;
            for (int i = 0; i < sum.length; i++) {
                along += sum[i] / length * dVectors.get(sequence, i);
            }
            for (int token = batch.starts()[sequence]; token < batch.starts()[sequence + 1]; token++) {
                for (int i = 0; i < sum.length; i++) {
                    dHidden.set(token, i, (float) ((dVectors.get(sequence, i) - along * sum[i] / length) / length));
                }
            }
        }
        return dHidden;
    }

    private static double[] sum(Matrix hidden, TokenBatch batch, int sequence) {
        double[] sum = new double[hidden.columns()];
        for (int token = batch.starts()[sequence]; token < batch.starts()[sequence + 1]; token++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += hidden.get(token, i);
            }
        }
        return sum;
    }

    private static double length(double... vector) {
        double square = 0;
        for (double value : vector) {
            square += value * value;
        }
        return Math.sqrt(square);
    }
}
