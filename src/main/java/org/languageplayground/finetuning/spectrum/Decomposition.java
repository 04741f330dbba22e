package org.languageplayground.finetuning.spectrum;

import org.languageplayground.compute.Work;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Spectrum;

/** Decomposes what a run changed in one matrix. */
final class Decomposition implements Work<Void, Spectrum> {
    private final Matrix change;
    private Spectrum spectrum;

    Decomposition(Matrix change) {
        this.change = change;
    }

    @Override
    public boolean step() {
        spectrum = Spectrum.of(change);
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
        return (long) Float.BYTES * change.values().length + 2 * bytesKept();
    }

    @Override
    public long bytesKept() {
        int values = Math.min(change.rows(), change.columns());
        return (long) Double.BYTES * values * (change.rows() + change.columns());
    }
}
