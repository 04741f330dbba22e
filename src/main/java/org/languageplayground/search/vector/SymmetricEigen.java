package org.languageplayground.search.vector;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The eigenvalues and eigenvectors of a symmetric matrix none of whose eigenvalues is below zero, by EJML's QR algorithm.
 *
 * @param values descending, to the rounding of the greatest, {@code [size]}
 * @param vectors orthonormal, in the same order, {@code [size][size]}
 */
record SymmetricEigen(double[] values, double[][] vectors) {

    /**
     * Decomposes a matrix.
     *
     * @param matrix symmetric, {@code [size][size]}
     * @throws ArithmeticException if the algorithm does not come to an end
     */
    static SymmetricEigen of(double[][] matrix) {
        int size = matrix.length;
        if (size == 0) {
            return new SymmetricEigen(new double[0], new double[0][]);
        }
        // Among eigenvalues that are zero but for rounding the algorithm may find no end; moved away from zero, they
        // are no trouble.
        double shift =
                IntStream.range(0, size).mapToDouble(i -> matrix[i][i]).max().orElseThrow();
        DMatrixRMaj shifted = CommonOps_DDRM.diag(
                IntStream.range(0, size).mapToDouble(i -> shift).toArray());
        CommonOps_DDRM.addEquals(shifted, new DMatrixRMaj(matrix));
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
        if (!eigen.decompose(shifted)) {
            throw new ArithmeticException("no end in sight for a matrix of " + size + " rows");
        }
        double[] values = IntStream.range(0, size)
                .mapToDouble(i -> eigen.getEigenvalue(i).getReal() - shift)
                .toArray();
        List<Integer> order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .toList();
        return new SymmetricEigen(
                order.stream().mapToDouble(i -> values[i]).toArray(),
                order.stream().map(i -> eigen.getEigenVector(i).getData()).toArray(double[][]::new));
    }
}
