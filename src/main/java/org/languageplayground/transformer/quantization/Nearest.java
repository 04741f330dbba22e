package org.languageplayground.transformer.quantization;

import java.util.Arrays;

/** Rounds to a table of levels. */
final class Nearest {
    private Nearest() {}

    /** The place of the level nearest to {@code x} in ascending levels, the lower one of two that are equally near. */
    static int in(float[] levels, float x) {
        int place = Arrays.binarySearch(levels, x);
        if (place >= 0) {
            return place;
        }
        int above = Math.min(-place - 1, levels.length - 1);
        int below = Math.max(above - 1, 0);
        return x - levels[below] <= levels[above] - x ? below : above;
    }
}
