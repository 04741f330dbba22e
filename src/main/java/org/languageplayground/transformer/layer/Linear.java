package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/** y = x·W + b. */
public final class Linear {
    private Linear() {}

    /** {@code [tokens][in]} to {@code [tokens][out]}. */
    public static Matrix forward(Matrix x, LinearWeights weights) {
        Matrix y = Matrix.zeros(x.rows(), weights.weight().columns());
        forward(x, weights, y);
        return y;
    }

    /** The same, written to {@code y}. */
    public static void forward(Matrix x, LinearWeights weights, Matrix y) {
        weights.multiply(x.slice(), y.slice());
    }

    /** dx = dy·Wᵀ; adds dW = xᵀ·dy and db = Σ dy to {@code gradients}. */
    public static Matrix backward(Matrix x, LinearWeights weights, Matrix dy, LinearWeights gradients) {
        Kernels.active()
                .multiplyAdd(
                        x.slice().transposed(), dy.slice(), gradients.weight().slice());
        Kernels.active().addRows(dy, gradients.bias());
        Matrix dx = Matrix.zeros(x.rows(), x.columns());
        Kernels.active().multiply(dy.slice(), weights.weight().slice().transposed(), dx.slice());
        return dx;
    }
}
