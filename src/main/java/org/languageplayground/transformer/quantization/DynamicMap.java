package org.languageplayground.transformer.quantization;

import java.util.Arrays;

/**
 * 256 levels between −1 and 1 whose steps shrink towards 0 (Dettmers 2016, arXiv:1511.04561): in each decade 10^(i−7) to
 * 10^(i−6), i from 0 to 6, the middles of 2^i equal steps from a tenth of it to all of it, with both signs; and 0 and 1. It is
 * the table of bitsandbytes for 8 bits with a sign.
 */
final class DynamicMap {
    private static final int DECADES = 7;
    private static final float[] LEVELS = levels();

    private DynamicMap() {}

    private static float[] levels() {
        float[] levels = new float[256];
        levels[0] = 0;
        levels[1] = 1;
        int at = 2;
        for (int decade = 0; decade < DECADES; decade++) {
            int steps = 1 << decade;
            double greatest = Math.pow(10, decade - DECADES + 1);
            for (int step = 0; step < steps; step++) {
                float middle = (float) (greatest * (0.1 + 0.9 * (step + 0.5) / steps));
                levels[at++] = middle;
                levels[at++] = -middle;
            }
        }
        Arrays.sort(levels);
        return levels;
    }

    static int nearest(float x) {
        return Nearest.in(LEVELS, x);
    }

    static float level(int code) {
        return LEVELS[code];
    }
}
