package org.languageplayground.search.retrieval;

import java.util.List;

/** A way to find chunks for a query. Any number of threads may use one. */
public interface Retriever {
    /** What the method is called. */
    String name();

    /** Turns a query into what this method searches with. */
    EmbeddedQuery embed(String query);

    /** Embeds the query and searches with it. */
    default List<Hit> search(String query, int k) {
        return embed(query).search(k);
    }

    /** How the score of a chunk comes about, also for a chunk that is no hit. */
    Explanation explain(String query, int chunk);
}
