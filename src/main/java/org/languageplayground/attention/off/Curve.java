package org.languageplayground.attention.off;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.search.measure.Bootstrap;

/**
 * What becomes of a model as its heads are switched off one after another.
 *
 * @param order of the heads, the least important first; numbered layer after layer
 * @param bits each text's cost with so many heads off, {@code [heads + 1][texts]}
 * @param right whether it was told right, {@code [heads + 1][texts]}
 */
record Curve(List<Integer> order, double[][] bits, boolean[][] right) {

    /** The share told right with so many heads off. */
    double share(int off) {
        return (double) IntStream.range(0, right[off].length)
                        .filter(text -> right[off][text])
                        .count()
                / right[off].length;
    }

    /** Mean cost with so many heads off, in bits a token. */
    double cost(int off) {
        return Arrays.stream(bits[off]).average().orElseThrow();
    }

    /** How the share told right has changed with so many heads off, a value a text: −1, 0 or 1. */
    Bootstrap change(int off) {
        return Bootstrap.of(IntStream.range(0, right[0].length)
                .mapToDouble(text -> (right[off][text] ? 1 : 0) - (right[0][text] ? 1 : 0))
                .toArray());
    }

    /** How many heads can be off, one after another, before the texts show that fewer are told right. */
    int spare() {
        int off = 0;
        while (off + 1 < right.length && change(off + 1).high() >= 0) {
            off++;
        }
        return off;
    }
}
