package org.languageplayground.search.retrieval;

import java.util.Comparator;
import java.util.List;

/**
 * A chunk that was found.
 *
 * @param chunk its number in the base, from 0
 * @param score on the scale of the method that found it; scores of two methods cannot be compared
 */
public record Hit(int chunk, double score) {
    private static final Comparator<Hit> BEST_FIRST =
            Comparator.comparingDouble(Hit::score).reversed().thenComparingInt(Hit::chunk);

    /** The k best, best first; among equals the chunk that comes first in the base. */
    static List<Hit> best(List<Hit> hits, int k) {
        return hits.stream().sorted(BEST_FIRST).limit(k).toList();
    }
}
