package org.languageplayground.transformer.matrix;

/** A product with one matrix, made ready for many left factors. */
@FunctionalInterface
public interface Product {

    /**
     * C = A·B + bias.
     *
     * @param a {@code [rows][inner]}
     * @param c {@code [rows][columns]}, its columns adjacent
     */
    void multiply(Slice a, Slice c);
}
