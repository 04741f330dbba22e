package org.languageplayground.transformer.reinforcement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Prompts with what a model wrote after them.
 *
 * @param texts prompt and answer, a sequence each
 * @param promptLengths tokens of each prompt, {@code [sequences]}
 */
public record Answers(TokenBatch texts, int[] promptLengths) {

    /**
     * Lets a model answer, all prompts side by side.
     *
     * @param choose the next token, given the logits of the vocabulary
     * @param end the token that ends an answer, and is its last
     * @param most tokens after which an answer is cut
     */
    public static Answers to(List<int[]> prompts, Transformer model, ToIntFunction<float[]> choose, int end, int most) {
        List<int[]> texts = new ArrayList<>(prompts);
        List<Integer> open = IntStream.range(0, prompts.size()).boxed().toList();
        for (int written = 0; written < most && !open.isEmpty(); written++) {
            TokenBatch batch = TokenBatch.of(open.stream().map(texts::get).toList());
            Matrix logits = model.logits(model.hidden(batch), RewardModel.lastTokens(batch))
                    .logits();
            List<Integer> stillOpen = new ArrayList<>();
            for (int i = 0; i < open.size(); i++) {
                int sequence = open.get(i);
                int next = choose.applyAsInt(logits.row(i));
                int[] text = Arrays.copyOf(texts.get(sequence), texts.get(sequence).length + 1);
                text[text.length - 1] = next;
                texts.set(sequence, text);
                if (next != end) {
                    stillOpen.add(sequence);
                }
            }
            open = stillOpen;
        }
        return new Answers(
                TokenBatch.of(texts),
                prompts.stream().mapToInt(prompt -> prompt.length).toArray());
    }

    /** The texts without the last token, where that is the end token: an answer is judged at its last word. */
    public TokenBatch without(int end) {
        List<int[]> words = new ArrayList<>();
        for (int i = 0; i < texts.sequences(); i++) {
            int from = texts.starts()[i];
            int to = texts.starts()[i + 1];
            words.add(Arrays.copyOfRange(texts.ids(), from, texts.ids()[to - 1] == end ? to - 1 : to));
        }
        return TokenBatch.of(words);
    }

    /** The tokens of one answer. */
    public int[] answer(int sequence) {
        int[] starts = texts.starts();
        return Arrays.copyOfRange(texts.ids(), starts[sequence] + promptLengths[sequence], starts[sequence + 1]);
    }
}
