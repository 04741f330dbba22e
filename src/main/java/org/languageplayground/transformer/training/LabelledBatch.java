package org.languageplayground.transformer.training;

import org.languageplayground.transformer.layer.TokenBatch;

/**
 * Sequences with what should be predicted in them.
 *
 * @param targets whose rows count the tokens of all sequences together
 */
public record LabelledBatch(TokenBatch tokens, Targets targets) {

    /** One of the sequences alone. */
    public LabelledBatch only(int sequence) {
        int[] starts = tokens.starts();
        return new LabelledBatch(
                tokens.sequences(sequence, sequence + 1), targets.within(starts[sequence], starts[sequence + 1]));
    }
}
