package org.languageplayground.transformer.reinforcement;

/**
 * What PPO maximises for one token: min(ρ·A, clip(ρ, 1 − ε, 1 + ε)·A), ρ being its probability now over that when it was
 * sampled, and A its advantage (Schulman et al. 2017, arXiv:1707.06347, equation 7).
 */
public final class ClippedObjective {
    private ClippedObjective() {}

    /** The objective, given the logarithm of ρ. */
    public static double value(double logRatio, double advantage, double clip) {
        double ratio = Math.exp(logRatio);
        return Math.min(ratio * advantage, Math.clamp(ratio, 1 - clip, 1 + clip) * advantage);
    }

    /** Its slope as the logarithm of the token's probability grows: ρ·A, or 0 where the clip holds it. */
    public static double slope(double logRatio, double advantage, double clip) {
        return clipped(logRatio, advantage, clip) ? 0 : Math.exp(logRatio) * advantage;
    }

    /** Whether the probability has already moved as far as counts, in the direction that the advantage asks for. */
    public static boolean clipped(double logRatio, double advantage, double clip) {
        double ratio = Math.exp(logRatio);
        return advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
    }
}
