package org.languageplayground.transformer.adapter;

import java.util.random.RandomGenerator;
import org.languageplayground.transformer.matrix.Matrix;

/** PyTorch's usual start of a linear layer, Kaiming's uniform distribution with a = √5: between −1/√in and 1/√in. */
final class FanIn {
    private FanIn() {}

    /** {@code [in][out]}. */
    static Matrix uniform(int in, int out, RandomGenerator random) {
        Matrix result = Matrix.zeros(in, out);
        double bound = 1 / Math.sqrt(in);
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] = (float) random.nextDouble(-bound, bound);
        }
        return result;
    }
}
