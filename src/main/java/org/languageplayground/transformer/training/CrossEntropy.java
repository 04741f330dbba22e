package org.languageplayground.transformer.training;

import org.languageplayground.transformer.matrix.ExponentialSum;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/** The mean of −log p(target), each target with its weight. */
public final class CrossEntropy {
    private CrossEntropy() {}

    /**
     * What some targets add to the mean loss, in nats. Replaces the logits by the gradient of the mean loss.
     *
     * @param logits {@code [targets][vocabulary]}
     * @param targets the right token of each row
     * @param weights how much each row counts
     * @param totalWeight of all targets of the mean, these among them
     */
    public static double lossAndGradient(Matrix logits, int[] targets, float[] weights, double totalWeight) {
        double loss = 0;
        int columns = logits.columns();
        float[] values = logits.values();
        for (int row = 0; row < targets.length; row++) {
            int at = row * columns;
            float logit = values[at + targets[row]];
            ExponentialSum sum = Kernels.active().softmax(values, at, values, at, columns, 1);
            loss += weights[row] * (sum.logarithm() - logit);
            values[at + targets[row]] -= 1;
            float factor = (float) (weights[row] / totalWeight);
            for (int j = 0; j < columns; j++) {
                values[at + j] *= factor;
            }
        }
        return loss / totalWeight;
    }
}
