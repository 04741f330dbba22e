package org.languageplayground.transformer.reinforcement;

/**
 * One sampled answer, and what PPO learns from it.
 *
 * @param text prompt and answer
 * @param prompt tokens of the prompt
 * @param logProbabilities of the answer's tokens when they were sampled, {@code [answer]}
 * @param advantages how much better each token turned out than its text so far was worth, {@code [answer]}
 * @param returns what the value head should have said before each token, {@code [answer]}
 */
record Episode(int[] text, int prompt, float[] logProbabilities, float[] advantages, float[] returns) {

    /** Tokens of the answer. */
    int length() {
        return text.length - prompt;
    }
}
