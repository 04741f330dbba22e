package org.languageplayground.transformer.reinforcement;

import java.util.Arrays;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;

/**
 * A transformer that marks a whole text instead of writing on: a scalar head reads the reward off the final hidden state of the
 * last token (Ziegler et al. 2019, arXiv:1909.08593).
 */
public record RewardModel(Transformer body, ScalarHead head) {

    /** The reward of each sequence, {@code [sequences]}. */
    public float[] rewards(TokenBatch batch) {
        return head.read(body.hidden(batch), lastTokens(batch));
    }

    /**
     * The same order of texts with rewards of mean 0 and deviation 1 over some texts, so that one KL penalty means the same for
     * every reward model (Ziegler et al. 2019, section 2.2).
     */
    public RewardModel normalisedOver(TokenBatch batch) {
        float[] rewards = rewards(batch);
        double mean = 0;
        for (float reward : rewards) {
            mean += reward / rewards.length;
        }
        double square = 0;
        for (float reward : rewards) {
            square += (reward - mean) * (reward - mean) / rewards.length;
        }
        return square > 0 ? new RewardModel(body, head.normalised(mean, Math.sqrt(square))) : this;
    }

    /** The last token of each sequence. */
    static int[] lastTokens(TokenBatch batch) {
        return Arrays.stream(batch.starts(), 1, batch.starts().length)
                .map(end -> end - 1)
                .toArray();
    }
}
