package org.languageplayground.transformer.matrix;

/** The three loops that take nearly all of the model's time. */
public interface Kernel {

    /**
     * C += A·B.
     *
     * @param a {@code [rows][inner]}
     * @param b {@code [inner][columns]}
     * @param c {@code [rows][columns]}, its columns adjacent
     */
    void multiplyAdd(Slice a, Slice b, Slice c);

    /** Replaces each x in {@code values[from, to)} by e^x; below -87 the result is the smallest normal number or 0. */
    void exp(float[] values, int from, int to);

    /**
     * Replaces each x in {@code values[from, to)}, at least one, by e^(x·scale) / Σ e^(x·scale). The greatest exponent is
     * subtracted first, so that nothing overflows.
     *
     * @return the natural logarithm of the sum
     */
    float softmax(float[] values, int from, int to, float scale);

    /** What stands in the start log and in the actuator's info. */
    String description();
}
