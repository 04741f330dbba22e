package org.languageplayground.transformer.training;

import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/** The mean of −log p(target), each target with its weight. */
public final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * The loss in nats. Replaces the logits by the gradient of the loss.
     *
     * @param logits {@code [targets][vocabulary]}
     * @param targets the right token of each row
     * @param weights how much each row counts
     */
    public static double lossAndGradient(Matrix logits, int[] targets, float[] weights) {
        double loss = 0;
        double total = 0;
        for (float weight : weights) {
            total += weight;
        }
        int columns = logits.columns();
        float[] values = logits.values();
        for (int row = 0; row < targets.length; row++) {
            int at = row * columns;
            float logit = values[at + targets[row]];
            loss += weights[row] * (Kernels.active().softmax(values, at, at + columns, 1) - logit);
            values[at + targets[row]] -= 1;
            float factor = (float) (weights[row] / total);
            for (int j = 0; j < columns; j++) {
                values[at + j] *= factor;
            }
        }
        return loss / total;
    }
}
