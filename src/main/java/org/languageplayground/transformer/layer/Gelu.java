package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.CumulativeNormal;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

/** GELU(x) = x·Φ(x) with Φ the normal distribution's cumulative function (arXiv:1606.08415), in both usual forms. */
public final class Gelu {
    private static final float INVERSE_SQRT_2_PI = (float) (1 / Math.sqrt(2 * Math.PI));

    private Gelu() {}

    /** Each number of x by itself. */
    public static Matrix forward(Matrix x, Activation activation) {
        float[] y = cumulative(x.values(), activation);
        for (int i = 0; i < y.length; i++) {
            y[i] *= x.values()[i];
        }
        return new Matrix(x.rows(), x.columns(), y);
    }

    /** dx = dy · (Φ(x) + x·Φ′(x)). */
    public static Matrix backward(Matrix x, Activation activation, Matrix dy) {
        float[] dx = cumulative(x.values(), activation);
        float[] in = x.values();
        if (activation == Activation.GELU_TANH) {
            for (int i = 0; i < dx.length; i++) {
                float slope = 2 * CumulativeNormal.SQRT_2_OVER_PI * (1 + 3 * CumulativeNormal.CUBIC * in[i] * in[i]);
                dx[i] = dy.values()[i] * (dx[i] + in[i] * dx[i] * (1 - dx[i]) * slope);
            }
        } else {
            float[] density = new float[dx.length];
            for (int i = 0; i < dx.length; i++) {
                density[i] = -0.5f * in[i] * in[i];
            }
            Kernels.active().exp(density, 0, density.length);
            for (int i = 0; i < dx.length; i++) {
                dx[i] = dy.values()[i] * (dx[i] + in[i] * density[i] * INVERSE_SQRT_2_PI);
            }
        }
        return new Matrix(x.rows(), x.columns(), dx);
    }

    private static float[] cumulative(float[] x, Activation activation) {
        float[] phi = new float[x.length];
        if (activation == Activation.GELU_TANH) {
            Kernels.active().cumulativeByTanh(x, phi);
        } else {
            Kernels.active().cumulativeByErf(x, phi);
        }
        return phi;
    }
}
