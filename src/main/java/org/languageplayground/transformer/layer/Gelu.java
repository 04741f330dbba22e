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
        Matrix y = Matrix.zeros(x.rows(), x.columns());
        forward(x, activation, y);
        return y;
    }

    /** The same, written to {@code y}. */
    public static void forward(Matrix x, Activation activation, Matrix y) {
        cumulative(x.values(), activation, y.values());
        for (int i = 0; i < y.values().length; i++) {
            y.values()[i] *= x.values()[i];
        }
    }

    /** dx = dy · (Φ(x) + x·Φ′(x)). */
    public static Matrix backward(Matrix x, Activation activation, Matrix dy) {
        float[] dx = new float[x.values().length];
        cumulative(x.values(), activation, dx);
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

    private static void cumulative(float[] x, Activation activation, float[] phi) {
        if (activation == Activation.GELU_TANH) {
            Kernels.active().cumulativeByTanh(x, phi);
        } else {
            Kernels.active().cumulativeByErf(x, phi);
        }
    }
}
