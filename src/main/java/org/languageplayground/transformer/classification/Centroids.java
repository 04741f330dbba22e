package org.languageplayground.transformer.classification;

import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Cosine;

/**
 * The plainest classifier, which trains nothing: a text belongs to the category whose examples' mean vector has the greatest cosine
 * with its own (Rocchio 1971). Of equals the first is taken.
 *
 * @param means {@code [categories][width]}
 */
public record Centroids(Matrix means) {

    /**
     * The means of some examples.
     *
     * @param vectors {@code [examples][width]}
     * @param categories of each example, from 0; each occurs
     */
    public static Centroids of(Matrix vectors, int[] categories, int count) {
        Matrix means = Matrix.zeros(count, vectors.columns());
        int[] members = new int[count];
        for (int category : categories) {
            members[category]++;
        }
        for (int row = 0; row < vectors.rows(); row++) {
            for (int i = 0; i < vectors.columns(); i++) {
                int category = categories[row];
                means.set(category, i, means.get(category, i) + vectors.get(row, i) / members[category]);
            }
        }
        return new Centroids(means);
    }

    /** The nearest category, and its cosine. */
    public Nearest nearest(float... vector) {
        Nearest best = new Nearest(0, -2);
        for (int category = 0; category < means.rows(); category++) {
            double cosine = Cosine.of(means.row(category), vector);
            if (cosine > best.cosine) {
                best = new Nearest(category, cosine);
            }
        }
        return best;
    }

    /**
     * What a vector is taken for.
     *
     * @param cosine with that category's mean
     */
    public record Nearest(int category, double cosine) {}
}
