package org.languageplayground.transformer.layer;

import java.util.Arrays;
import java.util.List;

/**
 * One or several token sequences, laid end to end without padding: the layers that treat each token alone see one long
 * list, attention stays within each sequence.
 *
 * @param ids token ids, {@code [tokens]}
 * @param types token types (0 or 1, BERT), {@code [tokens]}
 * @param starts where each sequence starts, with the number of tokens as last entry, {@code [sequences + 1]}
 */
public record TokenBatch(int[] ids, int[] types, int[] starts) {

    /** A single sequence with token types 0. */
    public static TokenBatch of(int... ids) {
        return new TokenBatch(ids, new int[ids.length], new int[] {0, ids.length});
    }

    /** A single sequence with its token types. */
    public static TokenBatch of(int[] ids, int[] types) {
        return new TokenBatch(ids, types, new int[] {0, ids.length});
    }

    /** Several sequences with token types 0. */
    public static TokenBatch of(List<int[]> sequences) {
        int[] starts = new int[sequences.size() + 1];
        for (int sequence = 0; sequence < sequences.size(); sequence++) {
            starts[sequence + 1] = starts[sequence] + sequences.get(sequence).length;
        }
        int[] ids = sequences.stream().flatMapToInt(Arrays::stream).toArray();
        return new TokenBatch(ids, new int[ids.length], starts);
    }

    /** The sequences {@code [from, to)} as a batch of their own. */
    public TokenBatch sequences(int from, int to) {
        int first = starts[from];
        int end = starts[to];
        return new TokenBatch(
                Arrays.copyOfRange(ids, first, end),
                Arrays.copyOfRange(types, first, end),
                Arrays.stream(starts, from, to + 1).map(start -> start - first).toArray());
    }

    /** Tokens of all sequences together. */
    public int tokens() {
        return ids.length;
    }

    /** The position of each token, {@code [tokens]}, that of a sequence's first token being {@code first}. */
    public int[] positions(int first) {
        int[] positions = new int[tokens()];
        for (int sequence = 0; sequence < sequences(); sequence++) {
            for (int token = 0; token < length(sequence); token++) {
                positions[starts[sequence] + token] = first + token;
            }
        }
        return positions;
    }

    /** Number of sequences. */
    public int sequences() {
        return starts.length - 1;
    }

    /** Tokens of one sequence. */
    public int length(int sequence) {
        return starts[sequence + 1] - starts[sequence];
    }
}
