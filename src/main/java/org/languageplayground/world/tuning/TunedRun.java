package org.languageplayground.world.tuning;

import org.languageplayground.transformer.Weights;

/**
 * A fine-tuning run that ships with the model.
 *
 * @param rank of LoRA on all six matrices of every block; {@link #FULL} where every weight was trained
 * @param weights after the run; for LoRA the change is merged in
 */
public record TunedRun(int rank, Weights weights, RunFigures figures) {
    /** In place of a rank: full fine-tuning. */
    public static final int FULL = 0;

    /** The run's folder: "full" or "lora-8". */
    public static String folder(int rank) {
        return rank == FULL ? "full" : "lora-" + rank;
    }
}
