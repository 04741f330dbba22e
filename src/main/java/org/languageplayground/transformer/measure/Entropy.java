package org.languageplayground.transformer.measure;

/** How widely one token spreads its attention (Shannon 1948). */
public final class Entropy {
    private static final double LN_2 = Math.log(2);

    private Entropy() {}

    /** −Σ p·log₂ p in bits: 0 when one token has all attention, log₂ n when n tokens share it evenly. */
    public static double bits(float... weights) {
        double sum = 0;
        for (float p : weights) {
            if (p > 0) {
                sum -= p * Math.log(p);
            }
        }
        return sum / LN_2;
    }

    /** The same of probabilities in full precision. */
    public static double bits(double... weights) {
        double sum = 0;
        for (double p : weights) {
            if (p > 0) {
                sum -= p * Math.log(p);
            }
        }
        return sum / LN_2;
    }

    /** 2 to the power of the bits: how many tokens would share the attention evenly at this entropy, that of one token or a mean. */
    public static double effectiveTokens(double bits) {
        return Math.pow(2, bits);
    }
}
