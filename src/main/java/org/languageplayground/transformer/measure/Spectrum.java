package org.languageplayground.transformer.measure;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * The singular value decomposition of a matrix, and its best approximations of low rank: those that keep the greatest singular
 * values. No matrix of that rank is nearer by the Frobenius norm (Eckart and Young 1936, "The approximation of one matrix by
 * another of lower rank").
 */
public final class Spectrum {
    private final RealMatrix left;
    private final RealMatrix right;
    private final double[] values;

    private Spectrum(SingularValueDecomposition decomposition) {
        left = decomposition.getU();
        right = decomposition.getVT();
        values = decomposition.getSingularValues();
    }

    /** Decomposes a matrix of finite numbers. */
    public static Spectrum of(Matrix matrix) {
        double[][] rows = new double[matrix.rows()][matrix.columns()];
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                rows[row][column] = matrix.get(row, column);
            }
        }
        return new Spectrum(new SingularValueDecomposition(new Array2DRowRealMatrix(rows, false)));
    }

    /** The singular values σ, the greatest first; as many as the shorter side is long. */
    public double[] values() {
        return values.clone();
    }

    /** How much the greatest {@code rank} values hold of Σσ², from 0 to 1; 1 for a matrix of zeros. */
    public double energy(int rank) {
        double rest = squares(rank);
        return rest == 0 ? 1 : 1 - rest / squares(0);
    }

    /** How far the best matrix of that rank is away: √(Σ σᵢ², i > rank) / √(Σ σᵢ²), from 0 to 1; 0 for a matrix of zeros. */
    public double error(int rank) {
        double rest = squares(rank);
        return rest == 0 ? 0 : Math.sqrt(rest / squares(0));
    }

    private double squares(int from) {
        double sum = 0;
        for (int i = values.length - 1; i >= from; i--) {
            sum += values[i] * values[i];
        }
        return sum;
    }

    /** The best matrix of at most that rank: Σ σᵢ·uᵢ·vᵢᵀ over the greatest {@code rank} values. */
    public Matrix truncated(int rank) {
        Matrix sum = Matrix.zeros(left.getRowDimension(), right.getColumnDimension());
        for (int row = 0; row < sum.rows(); row++) {
            for (int column = 0; column < sum.columns(); column++) {
                double entry = 0;
                for (int i = 0; i < Math.min(rank, values.length); i++) {
                    entry += left.getEntry(row, i) * values[i] * right.getEntry(i, column);
                }
                sum.set(row, column, (float) entry);
            }
        }
        return sum;
    }
}
