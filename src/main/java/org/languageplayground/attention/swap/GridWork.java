package org.languageplayground.attention.swap;

import java.util.Arrays;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Patch.Part;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.matrix.Matrix;

/** Computes a grid, one cell a step: a forward pass from the patched layer on. */
final class GridWork implements Work<Grid, Grid> {
    private final Swap swap;
    private Grid grid;

    /** Of some layers, counted from 0; {@code endLayer} is not among them. */
    GridWork(Swap swap, Part part, int firstLayer, int endLayer) {
        this.swap = swap;
        int heads = part == Part.HEAD ? swap.model().config().heads() : 1;
        Matrix shares = Matrix.zeros((endLayer - firstLayer) * heads, swap.tokens());
        Arrays.fill(shares.values(), Float.NaN);
        grid = new Grid(part, firstLayer, heads, shares, 0);
    }

    @Override
    public boolean step() {
        int cell = grid.done();
        int row = cell / swap.tokens();
        int position = cell % swap.tokens();
        Matrix shares = grid.shares().copy();
        shares.set(row, position, (float) swap.moved(swap.patched(grid.patch(swap, row, position))));
        grid = new Grid(grid.part(), grid.firstLayer(), grid.heads(), shares, cell + 1);
        return grid.done() < shares.values().length;
    }

    @Override
    public Grid progress() {
        return grid;
    }

    @Override
    public Grid outcome() {
        return grid;
    }

    @Override
    public long bytes() {
        return 3 * Trace.bytes(swap.model().config(), swap.tokens()) + 2 * bytesKept();
    }

    @Override
    public long bytesKept() {
        return (long) Float.BYTES * grid.shares().values().length;
    }
}
