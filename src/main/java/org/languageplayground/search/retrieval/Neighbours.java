package org.languageplayground.search.retrieval;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Finds the vectors nearest to one; all have length 1. */
@FunctionalInterface
interface Neighbours {
    /** Chunks among which the k nearest are, in any order. */
    List<Integer> nearest(double[] unit, int k);

    /** Writes what it finds them by; nothing where it compares all. */
    default void write(DataOutput out) throws IOException {}
}
