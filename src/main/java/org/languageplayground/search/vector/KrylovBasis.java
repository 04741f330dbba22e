package org.languageplayground.search.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An orthonormal basis in which the greatest eigenvectors of a matrix soon lie: random vectors, what the matrix makes of them, what it
 * makes of that, and so on (block Lanczos; Golub, Luk and Overton 1981), each made orthogonal to all before.
 */
final class KrylovBasis {
    /** How many vectors are added at a time. */
    static final int BLOCK = 16;

    /** A vector of length 1 of which less is left, once it is made orthogonal, depends on the others. */
    private static final double NOTHING = 1e-10;

    /** Where less is left, rounding counts, and it is made orthogonal once more. */
    private static final double ENOUGH = 0.7;

    private final GramMatrix matrix;
    private final RandomGenerator random;
    private final List<double[]> vectors = new ArrayList<>();
    private final List<double[]> projected = new ArrayList<>();
    private List<double[]> candidates;

    KrylovBasis(GramMatrix matrix, RandomGenerator random) {
        this.matrix = matrix;
        this.random = random;
        startAnew();
    }

    /** Goes on from other random vectors: they also lead to what the first ones missed, such as a further copy of an eigenvalue. */
    void startAnew() {
        candidates = new ArrayList<>();
        for (int i = 0; i < BLOCK; i++) {
            candidates.add(gaussian());
        }
    }

    private double[] gaussian() {
        double[] vector = new double[matrix.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = random.nextGaussian();
        }
        return vector;
    }

    int size() {
        return vectors.size();
    }

    /** Adds a block of vectors, or as many as make the basis whole. */
    void grow() {
        int from = size();
        for (double[] candidate : candidates.subList(0, Math.min(BLOCK, matrix.size() - from))) {
            double[] vector = candidate;
            while (!orthonormalise(vector)) {
                vector = gaussian();
            }
            vectors.add(vector);
        }
        candidates = new ArrayList<>();
        for (double[] vector : vectors.subList(from, size())) {
            double[] image = matrix.times(vector);
            projected.add(removeFrom(image));
            candidates.add(image);
        }
    }

    /** Makes a vector orthogonal to the basis and of length 1; answers whether that is possible. */
    private boolean orthonormalise(double[] vector) {
        double left = 0;
        while (left < ENOUGH) {
            DenseVectors.scale(1 / DenseVectors.length(vector), vector);
            removeFrom(vector);
            left = DenseVectors.length(vector);
            if (!(left > NOTHING)) {
                return false;
            }
        }
        DenseVectors.scale(1 / left, vector);
        return true;
    }

    /** Takes from a vector what lies in the basis; answers its coordinates there. */
    private double[] removeFrom(double[] vector) {
        double[] coordinates = vectors.stream()
                .mapToDouble(axis -> DenseVectors.dot(axis, vector))
                .toArray();
        for (int i = 0; i < coordinates.length; i++) {
            DenseVectors.add(-coordinates[i], vectors.get(i), vector);
        }
        return coordinates;
    }

    /** The matrix as the basis sees it, {@code [size][size]}. */
    double[][] projected() {
        double[][] result = new double[size()][size()];
        for (int i = 0; i < size(); i++) {
            double[] row = projected.get(i);
            for (int j = 0; j < row.length; j++) {
                result[i][j] = row[j];
                result[j][i] = row[j];
            }
        }
        return result;
    }

    /** The vector that has some coordinates in the basis. */
    double[] combine(double[] coordinates) {
        double[] sum = new double[matrix.size()];
        for (int i = 0; i < coordinates.length; i++) {
            DenseVectors.add(coordinates[i], vectors.get(i), sum);
        }
        return sum;
    }
}
