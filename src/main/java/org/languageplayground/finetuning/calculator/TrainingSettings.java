package org.languageplayground.finetuning.calculator;

/**
 * What memory depends on beside the model.
 *
 * @param batch texts that are trained on at once
 * @param sequence tokens of each
 * @param checkpointing whether a block keeps only its input and is computed again on the way back
 */
public record TrainingSettings(Precision precision, int batch, int sequence, boolean checkpointing) {

    TrainingSettings with(Precision other) {
        return new TrainingSettings(other, batch, sequence, checkpointing);
    }

    TrainingSettings longer(int tokens) {
        return new TrainingSettings(precision, batch, sequence + tokens, checkpointing);
    }

    /** Tokens in a batch. */
    public long tokens() {
        return (long) batch * sequence;
    }
}
