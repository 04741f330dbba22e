package org.languageplayground.search.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.languageplayground.search.file.Written;

/**
 * The greatest singular values of a sparse matrix A, and their right singular vectors. Where A is small its {@link GramMatrix} is
 * decomposed as a whole. Elsewhere a {@link KrylovBasis} grows until the residual shows that the space it has found is the true one: the
 * sine of the angle between them is at most 1e-8 (Davis and Kahan 1970), or the residual is as small as rounding lets it be.
 *
 * @param singularValues descending; fewer than asked for where A has a lower rank, more where the last is equal to the next
 * @param right orthonormal columns, {@code [columns of A][singular values]}
 */
record TruncatedSvd(double[] singularValues, double[][] right) {
    private static final double MOST_SINE = 1e-8;

    /** A residual that rounding alone can leave, relative to the greatest eigenvalue. */
    private static final double ROUNDING = 5e-14;

    /** Eigenvalues that differ by less, relative to themselves, are equal: which comes first would be left to rounding. */
    private static final double EQUAL = 2e-6;

    /** An eigenvalue that rounding alone can make, relative to the greatest. */
    private static final double NEGLIGIBLE = 1e-12;

    /** A matrix of up to so many rows or columns is decomposed as a whole, which takes about a second. */
    private static final int SMALL = 1_100;

    /** What is decomposed as a whole, and what EJML makes of it. */
    private static final int DENSE_AT_ONCE = 7;

    private static final long SEED = 1;

    void write(DataOutput out) throws IOException {
        Written.doubles(out, singularValues);
        out.writeInt(right.length);
        for (double[] row : right) {
            Written.doubles(out, row);
        }
    }

    static TruncatedSvd read(DataInput in) throws IOException {
        double[] singularValues = Written.doubles(in);
        double[][] right = new double[in.readInt()][];
        for (int row = 0; row < right.length; row++) {
            right[row] = Written.doubles(in);
        }
        return new TruncatedSvd(singularValues, right);
    }

    /** Decomposes A, as {@link Making} does. */
    static TruncatedSvd of(List<SparseVector> rows, int columns, int rank) {
        Making making = new Making(rows, columns, rank);
        while (making.step()) {}
        return making.result();
    }

    /**
     * About how many bytes it takes at least to decompose a matrix, what is found included and the matrix not.
     *
     * @param wanted how many singular values
     */
    static long bytesOfMaking(long rows, long columns, int wanted) {
        long size = Math.min(rows, columns);
        return bytes(size, columns, size <= SMALL ? size : Making.FIRST_LOOK * wanted, wanted);
    }

    /** About how many bytes there are while a basis of so many vectors is looked at. */
    private static long bytes(long size, long columns, long basis, int wanted) {
        long vectors = size <= SMALL ? 0 : (basis + wanted) * size;
        return Double.BYTES * (DENSE_AT_ONCE * basis * basis + vectors + wanted * columns);
    }

    private static TruncatedSvd of(GramMatrix gram, double[] values, double[][] vectors) {
        double[] roots =
                Arrays.stream(values).limit(vectors.length).map(Math::sqrt).toArray();
        double[][] right = new double[gram.columns()][roots.length];
        for (int i = 0; i < roots.length; i++) {
            double[] column = gram.right(vectors[i], roots[i]);
            for (int j = 0; j < right.length; j++) {
                right[j][i] = column[j];
            }
        }
        return new TruncatedSvd(roots, right);
    }

    /** How many eigenvalues to keep: as many as wanted, and those that are equal to the last, but none that is zero. */
    private static int kept(double[] values, int wanted) {
        int kept = 0;
        while (kept < values.length
                && values[kept] > NEGLIGIBLE * values[0]
                && (kept < wanted || values[kept] > values[kept - 1] * (1 - EQUAL))) {
            kept++;
        }
        return kept;
    }

    /** A decomposition in steps. */
    static final class Making {
        /** The basis is looked at when it has so many times the vectors that are wanted, */
        private static final int FIRST_LOOK = 4;

        /** and then whenever it has grown by a fifth, */
        private static final double GROWTH = 1.2;

        /** but not for ever. From here on only those are kept that are certain; of equal ones without end, none. */
        private static final int LAST_LOOK = 12;

        /** What is found must stand when the basis has gone on from new random vectors for so many blocks. */
        private static final int PROOF = 8;

        private final GramMatrix gram;
        private final int wanted;
        private final KrylovBasis basis;
        private final int most;
        private int nextLook;
        private double[] found;
        private TruncatedSvd result;

        /** The steps are still to be made. */
        Making(List<SparseVector> rows, int columns, int wanted) {
            this(rows, columns, wanted, SEED);
        }

        /**
         * The steps are still to be made.
         *
         * @param rows the rows of A
         * @param columns how many columns A has
         * @param wanted how many singular values
         * @param seed of the vectors to begin with; it does not show in the result
         */
        Making(List<SparseVector> rows, int columns, int wanted, long seed) {
            gram = new GramMatrix(rows, columns);
            this.wanted = wanted;
            basis = new KrylovBasis(gram, new SplittableRandom(seed));
            most = Math.min(gram.size(), LAST_LOOK * wanted);
            nextLook = FIRST_LOOK * wanted;
        }

        /** Goes on; answers whether there is more to do. */
        boolean step() {
            if (gram.size() <= SMALL) {
                SymmetricEigen eigen = SymmetricEigen.of(gram.dense());
                result = of(gram, eigen.values(), Arrays.copyOf(eigen.vectors(), kept(eigen.values(), wanted)));
            } else if (basis.size() < nextLook) {
                basis.grow();
            } else {
                look();
            }
            return result == null;
        }

        /** About how many bytes the next look at the basis takes, what is found included and the matrix not. */
        long bytes() {
            long vectors = gram.size() <= SMALL ? gram.size() : Math.max(nextLook, basis.size());
            return TruncatedSvd.bytes(gram.size(), gram.columns(), vectors, wanted);
        }

        /** About how many multiplications the next look at the basis takes: the decomposition of what it sees, and each vector made of the basis. */
        long operations() {
            long size = gram.size();
            long vectors = size <= SMALL ? size : Math.max(nextLook, basis.size());
            return 2 * vectors * vectors * vectors + (size <= SMALL ? 0 : wanted * vectors * size);
        }

        /** The decomposition, once all steps are made. */
        TruncatedSvd result() {
            return result;
        }

        private void look() {
            SymmetricEigen inBasis = SymmetricEigen.of(basis.projected());
            double[] values = inBasis.values();
            boolean whole = basis.size() == gram.size();
            int kept = kept(values, wanted);
            if (kept == basis.size() && !whole) {
                // No end of the equal ones in sight.
                kept = wanted;
            }
            double[][] vectors = Arrays.stream(inBasis.vectors(), 0, kept)
                    .map(basis::combine)
                    .toArray(double[][]::new);
            int converged = whole ? kept : converged(values, vectors);
            int certain = whole || found == null ? converged : unchanged(values, converged);
            boolean proved = whole || found != null;
            if (proved && certain == kept || basis.size() >= most && (proved || converged < kept)) {
                result = of(gram, values, Arrays.copyOf(vectors, certain));
            } else if (converged == kept) {
                found = values;
                basis.startAnew();
                nextLook = basis.size() + PROOF * KrylovBasis.BLOCK;
            } else {
                nextLook = (int) (basis.size() * GROWTH);
            }
        }

        /** How many of the first vectors span the space of as many greatest eigenvalues of all that the basis can tell. */
        private int converged(double[] values, double[][] vectors) {
            int converged = 0;
            double squares = 0;
            for (int i = 0; i < vectors.length; i++) {
                double[] residual = gram.times(vectors[i]);
                DenseVectors.add(-values[i], vectors[i], residual);
                squares += DenseVectors.dot(residual, residual);
                double most =
                        apart(values, i) ? Math.max(MOST_SINE * (values[i] - values[i + 1]), ROUNDING * values[0]) : 0;
                if (Math.sqrt(squares) < most) {
                    converged = i + 1;
                }
            }
            return converged;
        }

        /** How many of the first values, at most so many, the basis had found before it began anew. */
        private int unchanged(double[] values, int most) {
            int unchanged = 0;
            double change = 0;
            for (int i = 0; i < Math.min(most, found.length); i++) {
                change += values[i] - found[i];
                if (apart(values, i) && Math.abs(change) < ROUNDING * (i + 1) * values[0]) {
                    unchanged = i + 1;
                }
            }
            return unchanged;
        }

        private static boolean apart(double[] values, int i) {
            return i + 1 < values.length && values[i + 1] <= values[i] * (1 - EQUAL);
        }
    }
}
