package org.languageplayground.attention.swap;

import java.util.List;
import org.languageplayground.transformer.Patch;
import org.languageplayground.transformer.Patch.Part;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * How much of the way each part moves the answer, alone, at each position.
 *
 * @param firstLayer the layer of the first row, counted from 0
 * @param heads rows a layer; 1 where no single heads are meant
 * @param shares {@code [rows][tokens]}; NaN where it is not computed yet
 * @param done how many cells are computed
 */
record Grid(Part part, int firstLayer, int heads, Matrix shares, int done) {

    int layer(int row) {
        return firstLayer + row / heads;
    }

    int head(int row) {
        return row % heads;
    }

    Patch patch(Swap swap, int row, int position) {
        return swap.patch(part, layer(row), head(row), List.of(position));
    }

    double progress() {
        return (double) done / shares.values().length;
    }

    /** The cell that moves the answer most in either direction, of those computed; -1 where there is none. */
    int strongest() {
        int strongest = -1;
        float[] values = shares.values();
        for (int cell = 0; cell < values.length; cell++) {
            if (Float.isFinite(values[cell])
                    && (strongest < 0 || Math.abs(values[cell]) > Math.abs(values[strongest]))) {
                strongest = cell;
            }
        }
        return strongest;
    }
}
