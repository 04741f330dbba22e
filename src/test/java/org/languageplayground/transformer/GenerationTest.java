package org.languageplayground.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.Generation.Answer;

class GenerationTest {
    private static final int[] PROMPT = {1, 2, 3};
    private static final int NEVER = -1;

    private final Transformer model = SmallModels.gpt2();

    /** The softmax over the vocabulary after a text. */
    private double[] shares(int... text) {
        float[] logits = Generation.nextLogits(model, text);
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit);
        }
        double[] shares = new double[logits.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = Math.exp(logits[i]) / sum;
        }
        return shares;
    }

    private static int greatest(double[] shares) {
        int best = 0;
        for (int i = 0; i < shares.length; i++) {
            best = shares[i] > shares[best] ? i : best;
        }
        return best;
    }

    @Test
    void eachTokenIsTheLikeliestAndItsProbabilityIsMultiplied() {
        Answer answer = Generation.answer(model, PROMPT, NEVER, 3);
        assertThat(answer.tokens()).hasSize(3);
        int[] text = PROMPT;
        double product = 1;
        for (int token : answer.tokens()) {
            double[] shares = shares(text);
            assertThat(token).isEqualTo(greatest(shares));
            product *= shares[token];
            text = Arrays.copyOf(text, text.length + 1);
            text[text.length - 1] = token;
        }
        assertThat(answer.probability()).isCloseTo(product, within(1e-9)).isLessThan(1);
    }

    @Test
    void theEndIsNoPartOfTheAnswerButCountsInItsProbability() {
        int first = Generation.answer(model, PROMPT, NEVER, 1).tokens()[0];
        Answer nothing = Generation.answer(model, PROMPT, first, 5);
        assertThat(nothing.tokens()).isEmpty();
        assertThat(nothing.probability()).isCloseTo(shares(PROMPT)[first], within(1e-9));
    }

    @Test
    void itGoesNoFurtherThanTheContextReaches() {
        int[] full = new int[model.config().context()];
        assertThat(Generation.answer(model, full, NEVER, 5).tokens()).isEmpty();
        assertThat(Generation.answer(model, Arrays.copyOf(full, full.length - 1), NEVER, 5)
                        .tokens())
                .hasSize(1);
    }

    @Test
    void greedyWritesTheSameTokens() {
        assertThat(Generation.greedy(model, PROMPT, NEVER, 4))
                .isEqualTo(Generation.answer(model, PROMPT, NEVER, 4).tokens());
    }
}
