package org.languageplayground.transformer.adapter;

import java.util.List;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * A way to fine-tune: few (or all) numbers are trained, and the model's weights follow from them and from a base that is
 * never written. So every method learns through the one backward pass of the model.
 */
public sealed interface Adaptation permits InPlace, Lora, Dora, Ia3 {

    /** The trained matrices, in a fixed order; an optimizer changes them in place. */
    List<Matrix> trained();

    /**
     * The weights that the model computes with, the trained numbers merged into the base. They share with the base every
     * matrix that the method leaves alone.
     */
    Weights effective();

    /**
     * The chain rule from the effective weights to the trained matrices.
     *
     * @param gradient of the loss with respect to {@link #effective()}
     * @param sums to which the gradients are added, in the order of {@link #trained()}
     */
    void backward(Weights gradient, List<Matrix> sums);

    /** Whether the effective weights have the base's own shape, so that they can take its place. */
    default boolean mergeable() {
        return !(this instanceof PrefixTuning || this instanceof HoulsbyAdapters);
    }

    /** How many numbers are trained. */
    default long parameters() {
        return trained().stream().mapToLong(matrix -> matrix.values().length).sum();
    }

    /** What the trained numbers take in float32, without the header of a file. */
    default long bytes() {
        return Float.BYTES * parameters();
    }
}
