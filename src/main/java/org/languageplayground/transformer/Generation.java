package org.languageplayground.transformer;

import java.util.Arrays;
import org.languageplayground.transformer.layer.TokenBatch;

/** Lets a causal model go on writing. */
public final class Generation {
    private Generation() {}

    /**
     * The tokens that follow {@code prompt} when the likeliest one is taken each time, up to and without {@code end}, at
     * most {@code most}, and no further than the context reaches.
     */
    public static int[] greedy(Transformer model, int[] prompt, int end, int most) {
        int[] text = prompt;
        while (text.length < prompt.length + most
                && text.length < model.config().context()) {
            int next = likeliest(nextLogits(model, text));
            if (next == end) {
                break;
            }
            text = Arrays.copyOf(text, text.length + 1);
            text[text.length - 1] = next;
        }
        return Arrays.copyOfRange(text, prompt.length, text.length);
    }

    /** The logits of the token that follows a text, {@code [vocabulary]}. */
    public static float[] nextLogits(Transformer model, int... text) {
        return model.logits(model.forward(TokenBatch.of(text)), text.length - 1)
                .logits()
                .values();
    }

    /** The place of the greatest number. */
    public static int likeliest(float[] logits) {
        int best = 0;
        for (int i = 1; i < logits.length; i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }
}
