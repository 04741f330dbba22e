package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/** y = gain · (x − mean) / √(variance + ε) + bias, row by row (Ba et al. 2016, arXiv:1607.06450). */
public final class LayerNorm {
    private LayerNorm() {}

    /** {@code [tokens][width]} to the same shape. */
    public static LayerNormTrace forward(Matrix x, LayerNormWeights weights, float epsilon) {
        return forward(x, weights, epsilon, Matrix.zeros(x.rows(), x.columns()));
    }

    /** The same, written to {@code y}, which may be x where no gradient is wanted. */
    public static LayerNormTrace forward(Matrix x, LayerNormWeights weights, float epsilon, Matrix y) {
        LayerNormTrace trace = new LayerNormTrace(x, y, new float[x.rows()], new float[x.rows()]);
        Kernels.active()
                .layerNorm(
                        x,
                        weights.gain(),
                        weights.bias(),
                        epsilon,
                        trace.output(),
                        trace.mean(),
                        trace.inverseDeviation());
        return trace;
    }

    /** Gradient of the input; adds those of gain and bias to {@code gradients}. */
    public static Matrix backward(
            LayerNormTrace trace, LayerNormWeights weights, Matrix outputGradient, LayerNormWeights gradients) {
        Matrix inputGradient = Matrix.zeros(outputGradient.rows(), outputGradient.columns());
        Kernels.active()
                .layerNormBackward(
                        trace.input(),
                        trace.mean(),
                        trace.inverseDeviation(),
                        weights.gain(),
                        outputGradient,
                        inputGradient,
                        gradients.gain(),
                        gradients.bias());
        return inputGradient;
    }
}
