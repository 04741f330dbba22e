package org.languageplayground.search.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Latent semantic analysis (Deerwester et al. 1990): the space of the greatest singular vectors of a TF-IDF matrix. The
 * vector of a text is its TF-IDF vector projected there.
 */
public final class Lsa {
    private static final double NOTHING = 1e-6;

    private final TfIdf tfIdf;
    private final TruncatedSvd svd;

    private Lsa(TfIdf tfIdf, TruncatedSvd svd) {
        this.tfIdf = tfIdf;
        this.svd = svd;
    }

    /** Writes all there is, for {@link #read}. */
    public void write(DataOutput out) throws IOException {
        tfIdf.write(out);
        svd.write(out);
    }

    /** What {@link #write} has written. */
    public static Lsa read(DataInput in) throws IOException {
        return new Lsa(TfIdf.readEnglish(in), TruncatedSvd.read(in));
    }

    /** The space of English texts, its rank by the rule. */
    public static Lsa of(List<String> texts) {
        Making making = new Making(texts);
        while (making.step()) {}
        return making.result();
    }

    /** The space of English texts, made in steps. */
    public static final class Making {
        private final int rank;
        private final TfIdf.Making weighing;
        private TfIdf tfIdf;
        private TruncatedSvd.Making svd;

        /** The steps are still to be made. */
        public Making(List<String> texts) {
            rank = rank(texts.size());
            weighing = TfIdf.Making.english(texts);
        }

        /** Goes on, first weighing the terms; answers whether there is more to do. */
        public boolean step() {
            if (svd != null) {
                return svd.step();
            }
            if (!weighing.step()) {
                tfIdf = weighing.result();
                svd = new TruncatedSvd.Making(tfIdf.rows(), tfIdf.terms().size(), rank);
            }
            return true;
        }

        /** About how many bytes it takes from here on, the space included; 0 before the terms are weighed. */
        public long bytes() {
            return svd == null ? 0 : svd.bytes();
        }

        /** About how many multiplications the longest step takes that is next; 0 before the terms are weighed. */
        public long operations() {
            return svd == null ? 0 : svd.operations();
        }

        /** The space, once all steps are made. */
        public Lsa result() {
            return new Lsa(tfIdf, svd.result());
        }
    }

    /** About how many bytes a space of so many texts and terms takes at least while it is found, itself included. */
    public static long bytesOfMaking(int texts, long terms) {
        return TruncatedSvd.bytesOfMaking(texts, terms, rank(texts));
    }

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

    /** A TF-IDF vector in the space; zero where the space holds less than a millionth of its length, which may be rounding. {@code [rank]} */
    public double[] project(SparseVector vector) {
        double[] projected = new double[rank()];
        for (int i = 0; i < vector.indices().length; i++) {
            DenseVectors.add(vector.values()[i], term(vector.indices()[i]), projected);
        }
        return DenseVectors.length(projected) > NOTHING ? projected : new double[rank()];
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
