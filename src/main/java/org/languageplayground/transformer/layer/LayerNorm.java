package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;

/** y = gain · (x − mean) / √(variance + ε) + bias, row by row (Ba et al. 2016, arXiv:1607.06450). */
public final class LayerNorm {
    private LayerNorm() {}

    /** {@code [tokens][width]} to the same shape. */
    public static LayerNormTrace forward(Matrix x, LayerNormWeights weights, float epsilon) {
        int width = x.columns();
        Matrix output = Matrix.zeros(x.rows(), width);
        float[] means = new float[x.rows()];
        float[] inverses = new float[x.rows()];
        float[] gain = weights.gain().values();
        float[] bias = weights.bias().values();
        float[] in = x.values();
        float[] out = output.values();
        for (int row = 0; row < x.rows(); row++) {
            int at = row * width;
            float mean = Sum.of(in, at, width) / width;
            for (int j = 0; j < width; j++) {
                out[at + j] = in[at + j] - mean;
            }
            float variance = Sum.dot(out, at, out, at, width) / width;
            float inverse = (float) (1 / Math.sqrt(variance + epsilon));
            for (int j = 0; j < width; j++) {
                out[at + j] = gain[j] * (out[at + j] * inverse) + bias[j];
            }
            means[row] = mean;
            inverses[row] = inverse;
        }
        return new LayerNormTrace(x, output, means, inverses);
    }

    /** Gradient of the input; adds those of gain and bias to {@code gradients}. */
    public static Matrix backward(
            LayerNormTrace trace, LayerNormWeights weights, Matrix outputGradient, LayerNormWeights gradients) {
        int width = outputGradient.columns();
        Matrix inputGradient = Matrix.zeros(outputGradient.rows(), width);
        float[] gain = weights.gain().values();
        float[] gainGradient = gradients.gain().values();
        float[] biasGradient = gradients.bias().values();
        float[] in = trace.input().values();
        float[] dOut = outputGradient.values();
        float[] dIn = inputGradient.values();
        float[] normed = new float[width];
        float[] dNormed = new float[width];
        for (int row = 0; row < outputGradient.rows(); row++) {
            int at = row * width;
            float mean = trace.mean()[row];
            float inverse = trace.inverseDeviation()[row];
            for (int j = 0; j < width; j++) {
                normed[j] = (in[at + j] - mean) * inverse;
                dNormed[j] = dOut[at + j] * gain[j];
                gainGradient[j] += dOut[at + j] * normed[j];
                biasGradient[j] += dOut[at + j];
            }
            float meanGradient = Sum.of(dNormed, 0, width) / width;
            float alongGradient = Sum.dot(dNormed, 0, normed, 0, width) / width;
            for (int j = 0; j < width; j++) {
                dIn[at + j] = inverse * (dNormed[j] - meanGradient - normed[j] * alongGradient);
            }
        }
        return inputGradient;
    }
}
