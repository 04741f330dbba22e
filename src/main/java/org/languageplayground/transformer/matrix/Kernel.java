package org.languageplayground.transformer.matrix;

/** The loops that take nearly all of the model's time. */
public interface Kernel {

    /**
     * C = A·B + bias, the bias in every row.
     *
     * @param a {@code [rows][inner]}
     * @param b {@code [inner][columns]}
     * @param bias {@code [1][columns]}, or null for none
     * @param c {@code [rows][columns]}, its columns adjacent
     */
    void multiply(Slice a, Slice b, Matrix bias, Slice c);

    /**
     * A·B + bias, made ready for many A. Nobody may change B or the bias afterwards.
     *
     * @param b {@code [inner][columns]}
     * @param bias {@code [1][columns]}, or null for none
     */
    default Product product(Matrix b, Matrix bias) {
        return (a, c) -> multiply(a, b.slice(), bias, c);
    }

    /** C = A·B. */
    default void multiply(Slice a, Slice b, Slice c) {
        multiply(a, b, null, c);
    }

    /** C += A·B, shaped as in {@link #multiply(Slice, Slice, Matrix, Slice)}. */
    void multiplyAdd(Slice a, Slice b, Slice c);

    /**
     * sum += Σ rows.
     *
     * @param rows {@code [rows][columns]}
     * @param sum {@code [1][columns]}
     */
    void addRows(Matrix rows, Matrix sum);

    /** Replaces each x in {@code values[from, to)} by e^x; below -87 the result is the smallest normal number or 0. */
    void exp(float[] values, int from, int to);

    /** Writes Φ(x) of each x to {@code phi}, by the tanh approximation of GPT-2's GELU. */
    void cumulativeByTanh(float[] x, float[] phi);

    /** Writes Φ(x) of each x to {@code phi}, by the error function as BERT's GELU does. */
    void cumulativeByErf(float[] x, float[] phi);

    /**
     * yⱼ = e^(xⱼ·scale) / Σ e^(x·scale) over {@code count} numbers, at least one, of {@code x} from {@code fromX}, written
     * to {@code y} from {@code fromY}; both may be the same. The greatest exponent is subtracted first, so that nothing
     * overflows.
     *
     * @return what the exponentials were divided by
     */
    ExponentialSum softmax(float[] x, int fromX, float[] y, int fromY, int count, float scale);

    /** Replaces dy by dx: dxⱼ = yⱼ · (dyⱼ − Σ y·dy) · scale, given what {@link #softmax} computed. */
    void softmaxBackward(float[] y, int fromY, float[] dy, int fromDy, int count, float scale);

    /**
     * y = gain · (x − mean) / √(variance + ε) + bias, row by row.
     *
     * @param x {@code [rows][columns]}
     * @param gain {@code [1][columns]}
     * @param bias {@code [1][columns]}
     * @param y {@code [rows][columns]}, written; may be x
     * @param mean of each row, written
     * @param inverseDeviation 1/√(variance + ε) of each row, written
     */
    void layerNorm(Matrix x, Matrix gain, Matrix bias, float epsilon, Matrix y, float[] mean, float[] inverseDeviation);

    /**
     * dx = (dn − mean(dn) − n · mean(dn · n)) / √(variance + ε) with n = (x − mean) / √(variance + ε) and dn = dy · gain;
     * dGain += Σ dy · n; dBias += Σ dy. Shapes as in {@link #layerNorm}.
     */
    void layerNormBackward(
            Matrix x,
            float[] mean,
            float[] inverseDeviation,
            Matrix gain,
            Matrix dy,
            Matrix dx,
            Matrix dGain,
            Matrix dBias);

    /** What stands in the start log and in the actuator's info. */
    String description();
}
