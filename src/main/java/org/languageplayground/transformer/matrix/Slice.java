package org.languageplayground.transformer.matrix;

/**
 * A rectangle within an array of floats: part of a matrix, or its transpose, without copying.
 *
 * @param values the array that holds the rectangle
 * @param offset where its first number stands
 * @param rowStride from one row to the next
 * @param columnStride from one column to the next
 */
public record Slice(float[] values, int offset, int rows, int columns, int rowStride, int columnStride) {

    /** A rectangle stored row after row without gaps. */
    public static Slice packed(float[] values, int offset, int rows, int columns) {
        return new Slice(values, offset, rows, columns, columns, 1);
    }

    /** Rows become columns, in place. */
    public Slice transposed() {
        return new Slice(values, offset, columns, rows, columnStride, rowStride);
    }

    /** Some consecutive rows. */
    public Slice rows(int from, int count) {
        return new Slice(values, offset + from * rowStride, count, columns, rowStride, columnStride);
    }

    /** Some consecutive columns. */
    public Slice columns(int from, int count) {
        return new Slice(values, offset + from * columnStride, rows, count, rowStride, columnStride);
    }

    /** The numbers as a matrix of their own. */
    public Matrix copy() {
        Matrix result = Matrix.zeros(rows, columns);
        copyTo(result.slice());
        return result;
    }

    /** Writes the numbers into a rectangle of the same shape. */
    public void copyTo(Slice other) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                other.set(row, column, get(row, column));
            }
        }
    }

    /** One number. */
    public float get(int row, int column) {
        return values[offset + row * rowStride + column * columnStride];
    }

    /** Replaces one number. */
    public void set(int row, int column, float value) {
        values[offset + row * rowStride + column * columnStride] = value;
    }

    /** Sets every number to 0. */
    public void clear() {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                set(row, column, 0);
            }
        }
    }
}
