package org.languageplayground.search.vector;

import java.util.List;

/**
 * Latent semantic analysis (Deerwester et al. 1990): the space of the greatest singular vectors of a TF-IDF matrix. The
 * vector of a text is its TF-IDF vector projected there.
 */
public final class Lsa {
    private final TfIdf tfIdf;
    private final RandomizedSvd svd;

    private Lsa(TfIdf tfIdf, RandomizedSvd svd) {
        this.tfIdf = tfIdf;
        this.svd = svd;
    }

    /** The space of English texts, its rank by the rule. */
    public static Lsa of(List<String> texts) {
        Making making = new Making(texts);
        while (making.step()) {}
        return making.result();
    }

    /** The space of English texts, made in steps. */
    public static final class Making {
        private final TfIdf tfIdf;
        private final RandomizedSvd.Iteration svd;

        /** Weighs the terms; the steps are still to be made. */
        public Making(List<String> texts) {
            tfIdf = TfIdf.english(texts);
            svd = new RandomizedSvd.Iteration(tfIdf.rows(), tfIdf.terms().size(), rank(texts.size()));
        }

        /** One iteration of the decomposition; answers whether there is more to do. */
        public boolean step() {
            return svd.step();
        }

        /** The space, once all steps are made. */
        public Lsa result() {
            return new Lsa(tfIdf, svd.result());
        }
    }

    /** How many dimensions more are computed than are kept. */
    public static final int OVERSAMPLING = RandomizedSvd.OVERSAMPLING;

    /** The rule: 10 · ∛n, but at most half of the texts, and at least 1. */
    public static int rank(int texts) {
        return Math.max(1, Math.min(texts / 2, (int) Math.round(10 * Math.cbrt(texts))));
    }

    /** How many dimensions the space has: by the rule, or fewer where the texts do not span as many. */
    public int rank() {
        return svd.singularValues().length;
    }

    /** The TF-IDF vectors that are projected. */
    public TfIdf tfIdf() {
        return tfIdf;
    }

    /** A TF-IDF vector in the space, {@code [rank]}. */
    public double[] project(SparseVector vector) {
        double[] projected = new double[rank()];
        for (int i = 0; i < vector.indices().length; i++) {
            DenseVectors.add(vector.values()[i], term(vector.indices()[i]), projected);
        }
        return projected;
    }

    /** Where a term lies in the space, {@code [rank]}. Not to be written to. */
    public double[] term(int column) {
        return svd.right()[column];
    }

    /** The singular values, descending. */
    public double[] singularValues() {
        return svd.singularValues().clone();
    }
}
