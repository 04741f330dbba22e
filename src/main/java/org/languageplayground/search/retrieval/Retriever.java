package org.languageplayground.search.retrieval;

import java.util.List;

/** A way to find chunks for a query. Any number of threads may use one. */
public interface Retriever {
    /** What the method is called. */
    String name();

    /**
     * The best hits, best first; none where the method finds nothing in the query to search with.
     *
     * @param k the most hits wanted, at least 1
     */
    List<Hit> search(String query, int k);

    /** How the score of a chunk comes about, also for a chunk that is no hit. */
    Explanation explain(String query, int chunk);
}
