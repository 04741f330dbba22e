package org.languageplayground.transformer.reinforcement;

/**
 * Generalised advantage estimation without discount: A_t = δ_t + λ·A_{t+1} with δ_t = r_t + V_{t+1} − V_t, and nothing after the
 * last token (Schulman et al. 2016, arXiv:1506.02438). With λ = 1 it is what was still to come minus the value.
 */
final class Advantages {
    private Advantages() {}

    /** The advantage of each token, {@code [tokens]}, from rewards and values of the same shape. */
    static float[] of(float[] rewards, float[] values, double lambda) {
        float[] advantages = new float[rewards.length];
        double following = 0;
        for (int t = rewards.length - 1; t >= 0; t--) {
            double next = t + 1 < values.length ? values[t + 1] : 0;
            following = rewards[t] + next - values[t] + lambda * following;
            advantages[t] = (float) following;
        }
        return advantages;
    }
}
