package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;

/** Small sums and copies over the rows of matrices. */
public final class Rows {
    private Rows() {}

    /** a + b. */
    public static Matrix sum(Matrix a, Matrix b) {
        Matrix result = a.copy();
        add(b, result);
        return result;
    }

    /** Adds {@code more} to {@code sum} in place. */
    public static void add(Matrix more, Matrix sum) {
        for (int i = 0; i < sum.values().length; i++) {
            sum.values()[i] += more.values()[i];
        }
    }

    /** Some rows, in the given order. */
    public static Matrix gather(Matrix from, int... rows) {
        Matrix result = Matrix.zeros(rows.length, from.columns());
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(
                    from.values(), rows[i] * from.columns(), result.values(), i * from.columns(), from.columns());
        }
        return result;
    }

    /** Adds row i of {@code more} to row {@code rows[i]} of {@code sum}. */
    public static void scatterAdd(Matrix more, int[] rows, Matrix sum) {
        int columns = sum.columns();
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns; j++) {
                sum.values()[rows[i] * columns + j] += more.values()[i * columns + j];
            }
        }
    }
}
