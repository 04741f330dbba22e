package org.languageplayground.attention.compare;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether two texts fit on each other token by token: as many tokens, which differ in one stretch at most.
 *
 * @param counts whether there are as many
 * @param different how many places hold another token
 * @param together whether these stand side by side
 */
record Alignment(boolean counts, int different, boolean together) {

    static Alignment of(List<String> a, List<String> b) {
        if (a.size() != b.size()) {
            return new Alignment(false, 0, false);
        }
        int[] places = IntStream.range(0, a.size())
                .filter(i -> !a.get(i).equals(b.get(i)))
                .toArray();
        return new Alignment(
                true, places.length, places.length == 0 || places[places.length - 1] - places[0] == places.length - 1);
    }

    boolean fits() {
        return counts && together;
    }

    /** The tokens of both as labels of one picture. */
    static List<String> labels(List<String> a, List<String> b) {
        return IntStream.range(0, a.size())
                .mapToObj(i -> a.get(i).equals(b.get(i)) ? a.get(i) : a.get(i) + "/" + b.get(i))
                .toList();
    }
}
