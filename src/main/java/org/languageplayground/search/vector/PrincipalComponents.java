package org.languageplayground.search.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.languageplayground.search.file.Written;

/**
 * The plane in which vectors differ most (principal component analysis). Each axis points to where its greatest entry is
 * positive, as scikit-learn's does.
 *
 * @param mean of the vectors, {@code [dims]}
 * @param axes orthonormal, {@code [2][dims]}
 * @param explained the share of the variance along each axis, 0 to 1, {@code [2]}; zeros where nothing varies
 */
public record PrincipalComponents(double[] mean, double[][] axes, double[] explained) {
    /** A variance, of vectors of length 1, that rounding alone can make. */
    private static final double NEGLIGIBLE = 1e-20;
    /** Below this share of the first axis's variance, rounding would turn a second one that is found by the products of vectors. */
    private static final double DISTINCT = 1e-9;

    /**
     * Finds the plane.
     *
     * @param vectors {@code [vectors][dims]}, at least one vector
     * @throws IllegalArgumentException if there is no vector
     */
    public static PrincipalComponents of(List<double[]> vectors) {
        if (vectors.isEmpty()) {
            throw new IllegalArgumentException("there is no vector to find a plane for");
        }
        int dims = vectors.getFirst().length;
        double[] mean = new double[dims];
        vectors.forEach(vector -> DenseVectors.add(1.0 / vectors.size(), vector, mean));
        double total = squares(vectors, mean);
        double[][] axes = new double[2][dims];
        double[] explained = new double[2];
        if (total > NEGLIGIBLE * vectors.size()) {
            Axes found = vectors.size() < dims ? ofFew(vectors, mean) : ofMany(vectors, mean);
            for (int i = 0; i < Math.min(2, dims); i++) {
                axes[i] = upright(found.directions[i]);
                explained[i] = Math.max(0, found.variances[i] / total);
            }
        }
        return new PrincipalComponents(mean, axes, explained);
    }

    private static double squares(List<double[]> vectors, double... mean) {
        double[] squares = new double[mean.length];
        for (double[] vector : vectors) {
            for (int i = 0; i < mean.length; i++) {
                squares[i] += (vector[i] - mean[i]) * (vector[i] - mean[i]);
            }
        }
        return Arrays.stream(squares).sum();
    }

    /** At least as many as the plane has, those of the greatest variance first. */
    private record Axes(double[] variances, double[][] directions) {}

    /** From the products of the dimensions, Xᵀ·X. */
    private static Axes ofMany(List<double[]> vectors, double... mean) {
        double[][] scatter = new double[mean.length][mean.length];
        for (double[] vector : vectors) {
            double[] centred = minus(vector, mean);
            for (int i = 0; i < mean.length; i++) {
                DenseVectors.add(centred[i], centred, scatter[i]);
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(scatter);
        return new Axes(eigen.values(), eigen.vectors());
    }

    /** From the products of the vectors, X·Xᵀ, which are fewer: of an eigenvector u of theirs, Xᵀ·u is one of Xᵀ·X, with the same eigenvalue. */
    private static Axes ofFew(List<double[]> vectors, double... mean) {
        List<double[]> centred =
                vectors.stream().map(vector -> minus(vector, mean)).toList();
        SymmetricEigen eigen = SymmetricEigen.of(centred.stream()
                .map(one -> centred.stream()
                        .mapToDouble(other -> DenseVectors.dot(one, other))
                        .toArray())
                .toArray(double[][]::new));
        if (eigen.values().length < 2 || eigen.values()[1] < DISTINCT * eigen.values()[0]) {
            return ofMany(vectors, mean);
        }
        double[][] directions = new double[2][mean.length];
        for (int axis = 0; axis < 2; axis++) {
            for (int i = 0; i < centred.size(); i++) {
                DenseVectors.add(eigen.vectors()[axis][i], centred.get(i), directions[axis]);
            }
            directions[axis] = DenseVectors.unit(directions[axis]);
        }
        return new Axes(eigen.values(), directions);
    }

    /** Writes all there is, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        Written.doubles(out, mean);
        Written.doubles(out, axes[0]);
        Written.doubles(out, axes[1]);
        Written.doubles(out, explained);
    }

    /** What {@link #write} has written. */
    public static PrincipalComponents read(DataInput in) throws IOException {
        double[] mean = Written.doubles(in);
        double[][] axes = {Written.doubles(in), Written.doubles(in)};
        return new PrincipalComponents(mean, axes, Written.doubles(in));
    }

    private static double[] upright(double[] axis) {
        double greatest = Arrays.stream(axis).reduce(0, (a, b) -> Math.abs(b) > Math.abs(a) ? b : a);
        return Arrays.stream(axis).map(value -> greatest < 0 ? -value : value).toArray();
    }

    private static double[] minus(double[] a, double[] b) {
        double[] difference = a.clone();
        DenseVectors.add(-1, b, difference);
        return difference;
    }

    /** Where any vector lies in the plane, {@code [2]}. */
    public double[] project(double[] vector) {
        double[] centred = minus(vector, mean);
        return new double[] {DenseVectors.dot(centred, axes[0]), DenseVectors.dot(centred, axes[1])};
    }
}
