package org.languageplayground.transformer.matrix;

/** The two loops that take nearly all of the model's time. */
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

    /** What stands in the start log and in the actuator's info. */
    String description();
}
