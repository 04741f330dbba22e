package org.languageplayground.transformer.classification;

import java.util.List;
import org.languageplayground.transformer.layer.Linear;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Reads a category off a sentence vector: softmax(v·W + b).
 *
 * @param weights {@code [width][categories]} and {@code [1][categories]}
 */
public record ClassifierHead(LinearWeights weights) {

    /** A head that finds all categories equally likely. */
    public static ClassifierHead zero(int width, int categories) {
        return new ClassifierHead(new LinearWeights(Matrix.zeros(width, categories), Matrix.zeros(1, categories)));
    }

    /** How many categories there are. */
    public int categories() {
        return weights.bias().columns();
    }

    /** The logits of some vectors, {@code [vectors][categories]}. */
    Matrix logits(Matrix vectors) {
        return Linear.forward(vectors, weights);
    }

    /** The probability of each category, {@code [vectors][categories]}. */
    public Matrix probabilities(Matrix vectors) {
        Matrix logits = logits(vectors);
        for (int row = 0; row < logits.rows(); row++) {
            int at = row * logits.columns();
            Kernels.active().softmax(logits.values(), at, logits.values(), at, logits.columns(), 1);
        }
        return logits;
    }

    /** Gradient of the vectors; adds that of the head's own numbers to {@code gradients}. */
    Matrix backward(Matrix vectors, Matrix dLogits, ClassifierHead gradients) {
        return Linear.backward(vectors, weights, dLogits, gradients.weights);
    }

    /** An independent copy. */
    public ClassifierHead copy() {
        return new ClassifierHead(
                new LinearWeights(weights.weight().copy(), weights.bias().copy()));
    }

    /** W and b. */
    public List<Matrix> matrices() {
        return List.of(weights.weight(), weights.bias());
    }
}
