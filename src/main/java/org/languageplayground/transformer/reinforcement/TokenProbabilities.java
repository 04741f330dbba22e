package org.languageplayground.transformer.reinforcement;

import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/** What softmax makes of logits: the logarithms of some tokens' probabilities, and tokens drawn by them. */
public final class TokenProbabilities {
    private TokenProbabilities() {}

    /**
     * log p of one token a row, in nats, {@code [rows]}.
     *
     * @param logits {@code [rows][vocabulary]}
     */
    static float[] logarithms(Matrix logits, int[] tokens) {
        float[] result = new float[tokens.length];
        float[] weights = new float[logits.columns()];
        for (int row = 0; row < tokens.length; row++) {
            int at = row * logits.columns();
            double sum = Kernels.active()
                    .softmax(logits.values(), at, weights, 0, weights.length, 1)
                    .logarithm();
            result[row] = (float) (logits.get(row, tokens[row]) - sum);
        }
        return result;
    }

    /**
     * The token that a random number stands for when each token has as much of the range from 0 to 1 as its probability
     * (temperature 1).
     */
    public static int draw(float[] logits, double at) {
        float[] weights = new float[logits.length];
        Kernels.active().softmax(logits, 0, weights, 0, logits.length, 1);
        double left = at;
        for (int token = 0; token < weights.length; token++) {
            left -= weights[token];
            if (left < 0) {
                return token;
            }
        }
        return Generation.likeliest(logits);
    }
}
