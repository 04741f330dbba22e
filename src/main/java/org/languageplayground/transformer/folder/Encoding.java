package org.languageplayground.transformer.folder;

import java.util.Arrays;
import org.languageplayground.transformer.layer.TokenBatch;

/**
 * A text, or a pair of texts, cut into tokens.
 *
 * @param ids token ids, {@code [tokens]}
 * @param types 0, or 1 for the second text where the model has types, {@code [tokens]}
 * @param tokens as they stand in the vocabulary, {@code [tokens]}
 * @param texts which text each token stands in, 0 or 1; -1 for tokens that the tokenizer added
 * @param starts where each token starts in its text, counted as Java's strings do
 * @param ends where it ends; added tokens start and end at 0
 */
public record Encoding(int[] ids, int[] types, String[] tokens, int[] texts, int[] starts, int[] ends) {

    /** The first tokens of it, as many as there are. */
    public Encoding first(int count) {
        return new Encoding(
                Arrays.copyOf(ids, count),
                Arrays.copyOf(types, count),
                Arrays.copyOf(tokens, count),
                Arrays.copyOf(texts, count),
                Arrays.copyOf(starts, count),
                Arrays.copyOf(ends, count));
    }

    /** The tokens as the only sequence of a batch. */
    public TokenBatch batch() {
        return TokenBatch.of(ids, types);
    }
}
