package org.languageplayground.finetuning;

import java.util.Set;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.teach.TrainingChoices;
import org.languageplayground.ui.Limits;

/**
 * Everything that a student can set on the page; it stands in the URL.
 *
 * @param preset the id of a published model; empty for one square layer
 * @param width d of the square layer; a published model has its own
 * @param targets what gets an adapter in a published model
 * @param saved whether embeddings and head are trained in full beside the adapters
 * @param precision of the frozen weights
 * @param batch texts that are trained on at once
 * @param sequence tokens of each
 * @param checkpointing whether activations are computed again instead of kept
 * @param training what the live run shall do
 */
record LoraState(
        String preset,
        int width,
        int rank,
        int alpha,
        Set<Target> targets,
        boolean saved,
        Precision precision,
        int batch,
        int sequence,
        boolean checkpointing,
        TrainingChoices training) {
    static final Limits WIDTHS = new Limits(64, 12_288, 64);
    static final Limits RANKS = new Limits(1, 256, 1);
    static final Limits ALPHAS = new Limits(1, 512, 1);
    static final Limits BATCHES = new Limits(1, 64, 1);
    static final Limits SEQUENCES = new Limits(64, 8_192, 64);

    static final LoraState FIRST = new LoraState(
            "",
            768,
            8,
            16,
            Set.of(Target.QUERY, Target.VALUE),
            false,
            Precision.BITS_16,
            1,
            512,
            false,
            TrainingChoices.FIRST);

    LoraState withPreset(String newPreset) {
        return new LoraState(
                newPreset, width, rank, alpha, targets, saved, precision, batch, sequence, checkpointing, training);
    }

    LoraState withWidth(int newWidth) {
        return new LoraState(
                preset, newWidth, rank, alpha, targets, saved, precision, batch, sequence, checkpointing, training);
    }

    LoraState withRank(int newRank) {
        return new LoraState(
                preset, width, newRank, alpha, targets, saved, precision, batch, sequence, checkpointing, training);
    }

    LoraState withAlpha(int newAlpha) {
        return new LoraState(
                preset, width, rank, newAlpha, targets, saved, precision, batch, sequence, checkpointing, training);
    }

    LoraState withTargets(Set<Target> newTargets) {
        return new LoraState(
                preset,
                width,
                rank,
                alpha,
                Set.copyOf(newTargets),
                saved,
                precision,
                batch,
                sequence,
                checkpointing,
                training);
    }

    LoraState withSaved(boolean newSaved) {
        return new LoraState(
                preset, width, rank, alpha, targets, newSaved, precision, batch, sequence, checkpointing, training);
    }

    LoraState withPrecision(Precision newPrecision) {
        return new LoraState(
                preset, width, rank, alpha, targets, saved, newPrecision, batch, sequence, checkpointing, training);
    }

    LoraState withBatch(int newBatch) {
        return new LoraState(
                preset, width, rank, alpha, targets, saved, precision, newBatch, sequence, checkpointing, training);
    }

    LoraState withSequence(int newSequence) {
        return new LoraState(
                preset, width, rank, alpha, targets, saved, precision, batch, newSequence, checkpointing, training);
    }

    LoraState withCheckpointing(boolean newCheckpointing) {
        return new LoraState(
                preset, width, rank, alpha, targets, saved, precision, batch, sequence, newCheckpointing, training);
    }

    LoraState withTraining(TrainingChoices newTraining) {
        return new LoraState(
                preset, width, rank, alpha, targets, saved, precision, batch, sequence, checkpointing, newTraining);
    }
}
