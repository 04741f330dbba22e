package org.languageplayground.search.retrieval;

/** Reads a query and a chunk together. Any number of threads may use one. */
public interface PairScorer {
    /** What the method is called. */
    String name();

    /** How well the two go together; only scores for the same query can be compared. */
    double score(String query, String chunk);

    /** How the score comes about. */
    Explanation explain(String query, String chunk);
}
