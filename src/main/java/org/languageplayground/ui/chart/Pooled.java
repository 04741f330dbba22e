package org.languageplayground.ui.chart;

import org.languageplayground.transformer.matrix.Matrix;

/**
 * A smaller picture of a large matrix: each cell is the greatest of a square of {@code factor} × {@code factor} numbers.
 *
 * @param factor 1 where nothing was taken together
 */
record Pooled(Matrix matrix, int factor) {

    /** At most {@code most} rows and columns. */
    static Pooled of(Matrix matrix, int most) {
        int factor = (Math.max(matrix.rows(), matrix.columns()) + most - 1) / most;
        if (factor <= 1) {
            return new Pooled(matrix, 1);
        }
        Matrix small = Matrix.zeros((matrix.rows() + factor - 1) / factor, (matrix.columns() + factor - 1) / factor);
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                float value = matrix.get(row, column);
                if (Math.abs(value) > Math.abs(small.get(row / factor, column / factor))) {
                    small.set(row / factor, column / factor, value);
                }
            }
        }
        return new Pooled(small, factor);
    }
}
