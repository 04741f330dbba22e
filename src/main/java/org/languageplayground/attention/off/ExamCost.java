package org.languageplayground.attention.off;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.languageplayground.search.measure.Bootstrap;

/**
 * What held-out texts cost with all heads on, and as things are set.
 *
 * @param bitsBefore bits a token of each text's answer, {@code [texts]}
 * @param rightBefore whether it was told right, {@code [texts]}
 */
record ExamCost(double[] bitsBefore, double[] bitsAfter, boolean[] rightBefore, boolean[] rightAfter) {

    double meanBefore() {
        return Arrays.stream(bitsBefore).average().orElseThrow();
    }

    double meanAfter() {
        return Arrays.stream(bitsAfter).average().orElseThrow();
    }

    /** How much more a text costs, with its interval over the texts. */
    Bootstrap dearer() {
        return Bootstrap.of(IntStream.range(0, bitsBefore.length)
                .mapToDouble(text -> bitsAfter[text] - bitsBefore[text])
                .toArray());
    }

    static int count(boolean... right) {
        return (int) IntStream.range(0, right.length).filter(i -> right[i]).count();
    }
}
