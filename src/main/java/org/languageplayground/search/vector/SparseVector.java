package org.languageplayground.search.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import org.languageplayground.search.file.Written;

/**
 * A vector most of whose numbers are zero.
 *
 * @param indices the columns that are not zero, ascending
 * @param values their numbers
 */
public record SparseVector(int[] indices, double[] values) {

    static SparseVector of(SortedMap<Integer, Double> entries) {
        int[] indices = new int[entries.size()];
        double[] values = new double[entries.size()];
        int i = 0;
        for (Map.Entry<Integer, Double> entry : entries.entrySet()) {
            indices[i] = entry.getKey();
            values[i] = entry.getValue();
            i++;
        }
        return new SparseVector(indices, values);
    }

    void write(DataOutput out) throws IOException {
        Written.ints(out, indices);
        Written.doubles(out, values);
    }

    static SparseVector read(DataInput in) throws IOException {
        return new SparseVector(Written.ints(in), Written.doubles(in));
    }

    /** The sum of products, column by column in ascending order. */
    public double dot(SparseVector other) {
        double sum = 0;
        for (int i = 0, j = 0; i < indices.length && j < other.indices.length; ) {
            if (indices[i] == other.indices[j]) {
                sum += values[i++] * other.values[j++];
            } else if (indices[i] < other.indices[j]) {
                i++;
            } else {
                j++;
            }
        }
        return sum;
    }

    /** The sum of products with a vector of every column. */
    double dot(double[] other) {
        double sum = 0;
        for (int i = 0; i < indices.length; i++) {
            sum += values[i] * other[indices[i]];
        }
        return sum;
    }

    /** Adds {@code factor} times this to a vector of every column. */
    void addTo(double factor, double[] sum) {
        for (int i = 0; i < indices.length; i++) {
            sum[indices[i]] += factor * values[i];
        }
    }

    /** The number in a column. */
    public double get(int column) {
        int at = Arrays.binarySearch(indices, column);
        return at < 0 ? 0 : values[at];
    }

    /** The vector of length 1 in the same direction; zero stays zero. */
    SparseVector unit() {
        double length = Math.sqrt(dot(this));
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = values[i] / length;
        }
        return new SparseVector(indices, scaled);
    }
}
