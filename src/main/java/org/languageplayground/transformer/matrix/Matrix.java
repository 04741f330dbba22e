package org.languageplayground.transformer.matrix;

import java.util.Arrays;

/**
 * A matrix of float32 numbers in one array, row after row.
 *
 * <p>The array is shared, not copied, because every layer works on it; who did not make a matrix does not write to it.
 *
 * @param values {@code [rows * columns]}
 */
public record Matrix(int rows, int columns, float[] values) {

    /** Checks that the array holds exactly the matrix. */
    public Matrix {
        if (values.length != rows * columns) {
            throw new IllegalArgumentException(
                    "a " + rows + " x " + columns + " matrix does not have " + values.length + " values");
        }
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new float[Math.multiplyExact(rows, columns)]);
    }

    /** A single row. */
    public static Matrix row(float... values) {
        return new Matrix(1, values.length, values);
    }

    public float get(int row, int column) {
        return values[row * columns + column];
    }

    public void set(int row, int column, float value) {
        values[row * columns + column] = value;
    }

    /** A copy of one row. */
    public float[] row(int row) {
        return Arrays.copyOfRange(values, row * columns, (row + 1) * columns);
    }

    /** All of it as a slice. */
    public Slice slice() {
        return Slice.packed(values, 0, rows, columns);
    }

    /** Some consecutive columns of every row. */
    public Slice slice(int fromColumn, int count) {
        return new Slice(values, fromColumn, rows, count, columns, 1);
    }

    /** An independent copy. */
    public Matrix copy() {
        return new Matrix(rows, columns, values.clone());
    }

    /** Rows become columns. */
    public Matrix transposed() {
        Matrix result = zeros(columns, rows);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result.values[column * rows + row] = values[row * columns + column];
            }
        }
        return result;
    }

    /** Whether no number is infinite or NaN. */
    public boolean finite() {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix
                && rows == matrix.rows
                && columns == matrix.columns
                && Arrays.equals(values, matrix.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return rows + " x " + columns;
    }
}
