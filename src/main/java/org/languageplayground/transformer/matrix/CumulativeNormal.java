package org.languageplayground.transformer.matrix;

/**
 * Φ(x), the share of a normal distribution that lies below x, in the two forms that models use: the constants that both
 * kernels and the gradient of GELU share.
 */
public final class CumulativeNormal {
    /** √(2/π), in the tanh form (Hendrycks and Gimpel 2016, arXiv:1606.08415). */
    public static final float SQRT_2_OVER_PI = (float) Math.sqrt(2 / Math.PI);

    /** The factor of x³ there. */
    public static final float CUBIC = 0.044715f;

    /** erf by Abramowitz and Stegun 7.1.26, whose error stays below 1.5e-7; P goes with x/√2. */
    static final float P_OVER_SQRT_2 = (float) (0.3275911 * Math.sqrt(0.5));

    static final float A1 = 0.254829592f;
    static final float A2 = -0.284496736f;
    static final float A3 = 1.421413741f;
    static final float A4 = -1.453152027f;
    static final float A5 = 1.061405429f;

    private CumulativeNormal() {}

    /** (1 + tanh u) / 2 = 1 / (1 + e^(-2u)) with u = √(2/π)·(x + 0.044715·x³). */
    static float byTanh(float x) {
        return 1 / (1 + Exponential.of(-2 * SQRT_2_OVER_PI * (x + CUBIC * x * x * x)));
    }

    /** (1 + erf(x/√2)) / 2. */
    static float byErf(float x) {
        float t = 1 / (1 + P_OVER_SQRT_2 * Math.abs(x));
        float polynomial = ((((A5 * t + A4) * t + A3) * t + A2) * t + A1) * t;
        float tail = 0.5f * polynomial * Exponential.of(-0.5f * x * x);
        return x < 0 ? tail : 1 - tail;
    }
}
