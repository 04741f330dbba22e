package org.languageplayground.search.vector;

/** Arithmetic with vectors of doubles. */
public final class DenseVectors {
    private DenseVectors() {}

    public static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    public static double length(double[] vector) {
        return Math.sqrt(dot(vector, vector));
    }

    /** The vector of length 1 in the same direction; zero stays zero. */
    public static double[] unit(double[] vector) {
        double length = length(vector);
        double[] unit = vector.clone();
        for (int i = 0; i < unit.length && length > 0; i++) {
            unit[i] /= length;
        }
        return unit;
    }

    /** Multiplies a vector by a factor. */
    static void scale(double factor, double[] x) {
        for (int i = 0; i < x.length; i++) {
            x[i] *= factor;
        }
    }

    /** Adds {@code factor · x} to a sum. */
    public static void add(double factor, double[] x, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += factor * x[i];
        }
    }
}
