package org.languageplayground.search.retrieval;

import java.util.List;

/** Finds the vectors nearest to one; all have length 1. */
@FunctionalInterface
interface Neighbours {
    /** Chunks among which the k nearest are, in any order. */
    List<Integer> nearest(double[] unit, int k);
}
