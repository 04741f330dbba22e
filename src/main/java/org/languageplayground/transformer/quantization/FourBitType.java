package org.languageplayground.transformer.quantization;

/** Ways to stand for a number between −1 and 1 by 4 bits: each has at most 16 levels. */
public enum FourBitType {
    /**
     * NormalFloat: levels that a normal distribution fills about equally, with an exact 0 (Dettmers et al. 2023,
     * arXiv:2305.14314, appendix E; the numbers are those of bitsandbytes).
     */
    NORMAL_FLOAT(
            -1,
            -0.6961928009986877,
            -0.5250730514526367,
            -0.39491748809814453,
            -0.28444138169288635,
            -0.18477343022833234,
            -0.09105003625154495,
            0,
            0.07958029955625534,
            0.16093020141124725,
            0.24611230194568634,
            0.33791524171829224,
            0.44070982933044434,
            0.5626170039176941,
            0.7229568362236023,
            1),
    /** The whole numbers from −7 to 7, as sevenths. */
    INTEGER(
            -7 / 7d, -6 / 7d, -5 / 7d, -4 / 7d, -3 / 7d, -2 / 7d, -1 / 7d, 0, 1 / 7d, 2 / 7d, 3 / 7d, 4 / 7d, 5 / 7d,
            6 / 7d, 7 / 7d),
    /** E2M1, a floating-point number of 1 sign, 2 exponent and 1 fraction bit: ±0, 0.5, 1, 1.5, 2, 3, 4 and 6, as sixths. */
    FLOAT(
            -6 / 6d, -4 / 6d, -3 / 6d, -2 / 6d, -1.5 / 6d, -1 / 6d, -0.5 / 6d, 0, 0.5 / 6d, 1 / 6d, 1.5 / 6d, 2 / 6d,
            3 / 6d, 4 / 6d, 6 / 6d);

    private final float[] levels;

    FourBitType(double... levels) {
        this.levels = new float[levels.length];
        for (int i = 0; i < levels.length; i++) {
            this.levels[i] = (float) levels[i];
        }
    }

    /** The levels in ascending order. */
    public float[] levels() {
        return levels.clone();
    }

    float level(int code) {
        return levels[code];
    }

    /** The place of the level nearest to {@code x}. */
    int nearest(float x) {
        return Nearest.in(levels, x);
    }
}
