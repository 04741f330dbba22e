package org.languageplayground.attention.off;

import java.util.Arrays;

/**
 * What each token of the student's sentence costs: −log₂ of the probability that the model gave it.
 *
 * @param places of the tokens in the sentence, from 0
 * @param before with all heads on, in bits
 * @param after as things are set, in bits
 */
record SentenceCost(int[] places, double[] before, double[] after) {

    double meanBefore() {
        return Arrays.stream(before).average().orElse(Double.NaN);
    }

    double meanAfter() {
        return Arrays.stream(after).average().orElse(Double.NaN);
    }

    /** The token that has become dearer by most, counted among {@link #places}; −1 where there is none. */
    int hardest() {
        int hardest = -1;
        for (int i = 0; i < places.length; i++) {
            if (after[i] > before[i] && (hardest < 0 || after[i] - before[i] > after[hardest] - before[hardest])) {
                hardest = i;
            }
        }
        return hardest;
    }
}
