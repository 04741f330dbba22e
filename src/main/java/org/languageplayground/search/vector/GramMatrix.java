package org.languageplayground.search.vector;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Aᵀ or AᵀA of a sparse matrix A, whichever is smaller. Both have the same eigenvalues, the squares of A's singular values. */
final class GramMatrix {
    private final List<SparseVector> rows;
    private final int across;
    private final boolean transposed;

    /**
     * The matrix, not yet multiplied out.
     *
     * @param rows the rows of A
     * @param columns how many columns A has
     */
    GramMatrix(List<SparseVector> rows, int columns) {
        transposed = columns < rows.size();
        this.rows = transposed ? transpose(rows, columns) : rows;
        across = transposed ? rows.size() : columns;
    }

    private static List<SparseVector> transpose(List<SparseVector> rows, int columns) {
        List<SortedMap<Integer, Double>> transposed = Stream.generate(
                        () -> (SortedMap<Integer, Double>) new TreeMap<Integer, Double>())
                .limit(columns)
                .toList();
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).indices().length; j++) {
                transposed.get(rows.get(i).indices()[j]).put(i, rows.get(i).values()[j]);
            }
        }
        return transposed.stream().map(SparseVector::of).toList();
    }

    int size() {
        return rows.size();
    }

    /** How many columns A has. */
    int columns() {
        return transposed ? rows.size() : across;
    }

    /** The matrix times a vector, {@code [size]}. */
    double[] times(double[] vector) {
        return dots(carried(vector));
    }

    /** A vector on A's shorter side, carried over to the longer one. */
    private double[] carried(double[] vector) {
        double[] carried = new double[across];
        for (int i = 0; i < vector.length; i++) {
            rows.get(i).addTo(vector[i], carried);
        }
        return carried;
    }

    private double[] dots(double[] carried) {
        return rows.stream().mapToDouble(row -> row.dot(carried)).toArray();
    }

    /** The matrix multiplied out, {@code [size][size]}. */
    double[][] dense() {
        return rows.stream()
                .map(row -> {
                    double[] carried = new double[across];
                    row.addTo(1, carried);
                    return dots(carried);
                })
                .toArray(double[][]::new);
    }

    /** The right singular vector of A that belongs to an eigenvector of length 1 and the root of its eigenvalue, {@code [columns of A]}. */
    double[] right(double[] vector, double singularValue) {
        if (transposed) {
            return vector;
        }
        double[] right = carried(vector);
        DenseVectors.scale(1 / singularValue, right);
        return right;
    }
}
