package org.languageplayground.finetuning.teach;

import java.util.Arrays;
import org.languageplayground.transformer.Generation;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.Tokenizer;
import org.languageplayground.transformer.matrix.Kernels;

/**
 * What a model writes after a question, the likeliest token each time, up to the full stop.
 *
 * @param text without the full stop
 * @param probability of the whole answer, its full stop included: the product of its tokens'
 */
record Answer(String text, double probability) {
    private static final int MOST_TOKENS = 64;

    /** Asks a question, of at most as many tokens as the model's context has room for. */
    static Answer of(Transformer model, Tokenizer tokenizer, String question) {
        int[] prompt = tokenizer.encode(question).ids();
        int[] text = prompt;
        int end = tokenizer.id(".").orElseThrow();
        double probability = 1;
        int room = model.config().context() - model.weights().prefixLength();
        while (text.length < Math.min(room, prompt.length + MOST_TOKENS)) {
            float[] shares = Generation.nextLogits(model, text);
            Kernels.active().softmax(shares, 0, shares, 0, shares.length, 1);
            int next = Generation.likeliest(shares);
            probability *= shares[next];
            if (next == end) {
                break;
            }
            text = Arrays.copyOf(text, text.length + 1);
            text[text.length - 1] = next;
        }
        return new Answer(tokenizer.decode(Arrays.copyOfRange(text, prompt.length, text.length)), probability);
    }
}
