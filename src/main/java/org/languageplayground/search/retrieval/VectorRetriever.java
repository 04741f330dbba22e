package org.languageplayground.search.retrieval;

import java.util.List;

/** A way to find chunks by vectors: each has length 1, or is zero for what lies nowhere. */
public interface VectorRetriever extends Retriever {
    /** The chunks' vectors, {@code [chunks][dimensions]}. Not to be written to. */
    List<double[]> vectors();

    /** The vector of a query, {@code [dimensions]}. */
    double[] vector(String query);

    /** The chunks that lie nearest to a vector of length 1, by their cosines with it, best first. */
    List<Hit> nearest(double[] vector, int k);
}
