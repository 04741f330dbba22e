package org.languageplayground.search.retrieval;

import java.util.List;

/** A query as a method searches with it: terms, a vector, or both. */
@FunctionalInterface
public interface EmbeddedQuery {
    /**
     * The best hits, best first; none where the method finds nothing in the query to search with.
     *
     * @param k the most hits wanted, at least 1
     */
    List<Hit> search(int k);
}
