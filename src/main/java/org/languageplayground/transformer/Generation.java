package org.languageplayground.transformer;

import java.util.Arrays;
import org.languageplayground.transformer.layer.TokenBatch;

/** Lets a causal model go on writing. */
public final class Generation {
    private Generation() {}

    /**
     * The tokens that follow {@code prompt} when the likeliest one is taken each time, up to and without {@code end}, at
     * most {@code most}, and no further than the context reaches
     * beside a prefix.
     */
    public static int[] greedy(Transformer model, int[] prompt, int end, int most) {
        return answer(model, prompt, end, most).tokens();
    }

    /** The same with the probability that the model says just this. */
    public static Answer answer(Transformer model, int[] prompt, int end, int most) {
        int room = model.config().context() - model.weights().prefixLength();
        int[] text = prompt;
        double probability = 1;
        while (text.length < Math.min(room, prompt.length + most)) {
            float[] logits = nextLogits(model, text);
            int next = likeliest(logits);
            probability *= share(logits, next);
            if (next == end) {
                break;
            }
            text = Arrays.copyOf(text, text.length + 1);
            text[text.length - 1] = next;
        }
        return new Answer(Arrays.copyOfRange(text, prompt.length, text.length), probability);
    }

    /**
     * Tokens that a model wrote.
     *
     * @param tokens without the end
     * @param probability the product of the probabilities of its tokens and of the end, where it came, each given all tokens
     *     before it; this is what every page means by the probability of an answer
     */
    public record Answer(int[] tokens, double probability) {}

    /** The softmax of one of the logits. */
    private static double share(float[] logits, int at) {
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - logits[at]);
        }
        return 1 / sum;
    }

    /** The logits of the token that follows a text, {@code [vocabulary]}. */
    public static float[] nextLogits(Transformer model, int... text) {
        return model.logits(model.hidden(TokenBatch.of(text)), text.length - 1)
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
