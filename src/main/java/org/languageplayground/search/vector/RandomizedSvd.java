package org.languageplayground.search.vector;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * The greatest singular values of a sparse matrix A, and their right singular vectors, by random projection with power
 * iterations (Halko, Martinsson and Tropp, SIAM Review 2011).
 *
 * @param singularValues descending; fewer than asked for where A has a lower rank, more where the last is equal to the next
 * @param right orthonormal columns, {@code [columns of A][singular values]}
 */
record RandomizedSvd(double[] singularValues, double[][] right) {
    static final int OVERSAMPLING = 10;
    private static final int POWER_ITERATIONS = 8;
    private static final long SEED = 2_011;
    private static final double NEGLIGIBLE = 1e-12;
    private static final double ROUNDING = 1e-9;

    /**
     * Decomposes A.
     *
     * @param rows the rows of A
     * @param columns how many columns A has
     * @param rank how many singular values are wanted
     */
    static RandomizedSvd of(List<SparseVector> rows, int columns, int rank) {
        Iteration iteration = new Iteration(rows, columns, rank);
        while (iteration.step()) {}
        return iteration.result();
    }

    /** The decomposition in steps, of about the same length each. */
    static final class Iteration {
        private final List<SparseVector> rows;
        private final int columns;
        private final int rank;
        private double[][] range;
        private int done;

        Iteration(List<SparseVector> rows, int columns, int rank) {
            this.rows = rows;
            this.columns = columns;
            this.rank = rank;
        }

        /** Multiplies once more by A and its transpose; answers whether there is more to do. */
        boolean step() {
            int probes = Math.min(rank + OVERSAMPLING, Math.min(rows.size(), columns));
            range = orthonormal(multiply(
                    rows, range == null ? gaussian(columns, probes) : multiplyTransposed(rows, columns, range)));
            return ++done <= POWER_ITERATIONS;
        }

        /** What the steps have come to. */
        RandomizedSvd result() {
            double[][] projected = multiplyTransposed(rows, columns, range);
            Eigen eigen = Eigen.of(gram(projected)).whole(rank);
            return new RandomizedSvd(eigen.roots(), multiply(projected, eigen.vectorsOverRoots()));
        }
    }

    private static double[][] gaussian(int rows, int columns) {
        RandomGenerator random = new SplittableRandom(SEED);
        double[][] result = new double[rows][columns];
        for (double[] row : result) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return result;
    }

    /** A x. */
    private static double[][] multiply(List<SparseVector> rows, double[][] x) {
        double[][] result = new double[rows.size()][width(x)];
        for (int i = 0; i < result.length; i++) {
            SparseVector row = rows.get(i);
            for (int j = 0; j < row.indices().length; j++) {
                DenseVectors.add(row.values()[j], x[row.indices()[j]], result[i]);
            }
        }
        return result;
    }

    /** The transpose of A times y. */
    private static double[][] multiplyTransposed(List<SparseVector> rows, int columns, double[][] y) {
        double[][] result = new double[columns][width(y)];
        for (int i = 0; i < y.length; i++) {
            SparseVector row = rows.get(i);
            for (int j = 0; j < row.indices().length; j++) {
                DenseVectors.add(row.values()[j], y[i], result[row.indices()[j]]);
            }
        }
        return result;
    }

    /** x times a small matrix. */
    private static double[][] multiply(double[][] x, double[][] small) {
        double[][] result = new double[x.length][width(small)];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < small.length; j++) {
                DenseVectors.add(x[i][j], small[j], result[i]);
            }
        }
        return result;
    }

    /** The transpose of x times x. */
    private static double[][] gram(double[][] x) {
        double[][] result = new double[width(x)][width(x)];
        for (double[] row : x) {
            for (int j = 0; j < row.length; j++) {
                DenseVectors.add(row[j], row, result[j]);
            }
        }
        return result;
    }

    /** An orthonormal basis of the columns of x; columns that depend on others fall away. */
    private static double[][] orthonormal(double[][] x) {
        return multiply(x, Eigen.of(gram(x)).vectorsOverRoots());
    }

    private static int width(double[][] x) {
        return x.length == 0 ? 0 : x[0].length;
    }

    /**
     * What diagonalises a Gram matrix.
     *
     * @param roots the square roots of its eigenvalues, descending, without those that are zero but for rounding
     * @param vectors its eigenvectors, {@code [size][roots]}
     */
    private record Eigen(double[] roots, double[][] vectors) {
        static Eigen of(double[][] gram) {
            if (gram.length == 0) {
                return new Eigen(new double[0], gram);
            }
            // Of such a matrix the two are the same, and an eigenvalue decomposition may not converge where many are
            // zero.
            SingularValueDecomposition eigen = new SingularValueDecomposition(new Array2DRowRealMatrix(gram, false));
            double[] values = eigen.getSingularValues();
            double[] roots = Arrays.stream(values)
                    .filter(value -> value > NEGLIGIBLE * values[0])
                    .map(Math::sqrt)
                    .toArray();
            return new Eigen(roots, eigen.getV().getData()).first(roots.length);
        }

        /** The first ones, and those that are equal to the last of them: which of these span the space would be left to chance. */
        Eigen whole(int count) {
            int kept = Math.min(count, roots.length);
            while (kept > 0 && kept < roots.length && roots[kept] > roots[kept - 1] * (1 - ROUNDING)) {
                kept++;
            }
            return first(kept);
        }

        Eigen first(int count) {
            int kept = Math.min(count, roots.length);
            double[][] narrow =
                    Arrays.stream(vectors).map(row -> Arrays.copyOf(row, kept)).toArray(double[][]::new);
            return new Eigen(Arrays.copyOf(roots, kept), narrow);
        }

        double[][] vectorsOverRoots() {
            return Arrays.stream(vectors)
                    .map(row -> {
                        double[] scaled = new double[roots.length];
                        Arrays.setAll(scaled, i -> row[i] / roots[i]);
                        return scaled;
                    })
                    .toArray(double[][]::new);
        }
    }
}
