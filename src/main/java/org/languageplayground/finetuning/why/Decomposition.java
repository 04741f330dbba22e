package org.languageplayground.finetuning.why;

import java.util.function.Supplier;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.matrix.Slice;
import org.languageplayground.transformer.measure.Spectrum;

/** Decomposes what a run changed in one matrix. */
final class Decomposition implements Work<Void, Spectrum> {
    private final Slice matrix;
    private final Supplier<Spectrum> make;
    private Spectrum spectrum;

    /**
     * A decomposition that has not begun.
     *
     * @param matrix of the shape of the one that is decomposed
     */
    Decomposition(Slice matrix, Supplier<Spectrum> make) {
        this.matrix = matrix;
        this.make = make;
    }

    @Override
    public boolean step() {
        spectrum = make.get();
        return false;
    }

    @Override
    public Void progress() {
        return null;
    }

    @Override
    public Spectrum outcome() {
        return spectrum;
    }

    /** The matrix, its singular vectors on either side, and as much again while they are found. */
    @Override
    public long bytes() {
        return (long) Float.BYTES * matrix.rows() * matrix.columns() + 2 * bytesKept();
    }

    @Override
    public long bytesKept() {
        int values = Math.min(matrix.rows(), matrix.columns());
        return (long) Double.BYTES * values * (matrix.rows() + matrix.columns());
    }
}
