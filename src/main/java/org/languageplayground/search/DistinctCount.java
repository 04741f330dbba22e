package org.languageplayground.search;

import java.util.BitSet;

/**
 * About how many different words were seen, in memory that does not grow with them: linear counting (Whang, Vander-Zanden and
 * Taylor, ACM Transactions on Database Systems 1990), which is exact to a percent as long as they are no more than some millions.
 */
final class DistinctCount {
    private static final int BITS = 1 << 22;

    private final BitSet seen = new BitSet(BITS);

    void add(String word) {
        seen.set(mixed(word.hashCode()) & (BITS - 1));
    }

    /** The last step of MurmurHash3: words that differ little get places that have nothing in common. */
    private static int mixed(int hash) {
        int h = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    /** −m ln(empty places / m), m being all places. */
    long estimate() {
        int empty = Math.max(1, BITS - seen.cardinality());
        return Math.round(-BITS * Math.log((double) empty / BITS));
    }
}
