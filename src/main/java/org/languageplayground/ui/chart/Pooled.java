package org.languageplayground.ui.chart;

import org.languageplayground.transformer.matrix.Matrix;

/**
 * A smaller picture of a large matrix: each cell is the greatest of {@code rowFactor} × {@code columnFactor} numbers.
 *
 * @param rowFactor 1 where no rows were taken together
 * @param columnFactor 1 where no columns were taken together
 */
record Pooled(Matrix matrix, int rowFactor, int columnFactor) {

    /** At most {@code most} rows and columns. */
    static Pooled of(Matrix matrix, int most) {
        int rowFactor = (matrix.rows() + most - 1) / most;
        int columnFactor = (matrix.columns() + most - 1) / most;
        if (rowFactor <= 1 && columnFactor <= 1) {
            return new Pooled(matrix, 1, 1);
        }
        Matrix small = Matrix.zeros(
                (matrix.rows() + rowFactor - 1) / rowFactor, (matrix.columns() + columnFactor - 1) / columnFactor);
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                float value = matrix.get(row, column);
                if (Math.abs(value) > Math.abs(small.get(row / rowFactor, column / columnFactor))) {
                    small.set(row / rowFactor, column / columnFactor, value);
                }
            }
        }
        return new Pooled(small, rowFactor, columnFactor);
    }
}
