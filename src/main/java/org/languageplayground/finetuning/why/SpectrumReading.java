package org.languageplayground.finetuning.why;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.world.tuning.TunedRun;

/**
 * What the rank explorer shows of one matrix.
 *
 * @param rank at which its change is cut
 * @param change of the whole model
 * @param spectrum of the change
 * @param compared full fine-tuning beside each LoRA run, in this matrix
 * @param ownReached the relative error of the student's own LoRA run against that of full fine-tuning, in this matrix; empty
 *     unless there are both
 */
record SpectrumReading(
        SpectrumState state,
        int rank,
        Change change,
        Spectrum spectrum,
        List<Compared> compared,
        OptionalDouble ownReached) {

    /**
     * Full fine-tuning beside a LoRA run, in one matrix.
     *
     * @param cut relative error of the best cut of full fine-tuning's change to the run's rank
     * @param reached relative error of the LoRA run's change
     * @param size the length of the LoRA run's change, in lengths of full fine-tuning's
     */
    record Compared(TunedRun run, double cut, double reached, double size) {}

    double[] values() {
        return spectrum.values();
    }

    double error() {
        return spectrum.error(rank);
    }

    double energy() {
        return spectrum.energy(rank);
    }

    /** Whether the run changed this matrix at all. */
    boolean changed() {
        return values()[0] > 0;
    }

    /** Whether the rank is as great as it can be, so that nothing is cut off. */
    boolean whole() {
        return rank >= values().length;
    }

    /** The LoRA run of the rank that is set, where there was one. */
    Optional<Compared> ofThisRank() {
        return compared.stream().filter(one -> one.run().rank() == rank).findFirst();
    }

    /** The same, where full fine-tuning is shown, which it can be compared with. */
    Optional<Compared> reached() {
        return state.run() == TunedRun.FULL ? ofThisRank() : Optional.empty();
    }

    /**
     * The matrices as pictures, {@code [out][in]} as in the papers.
     *
     * @param weight W before the run
     * @param change ΔW
     * @param lowRank B·A of the LoRA run of the rank, or the best cut
     */
    record Pictures(Matrix weight, Matrix change, Matrix lowRank) {

        Matrix difference() {
            Matrix difference = change.copy();
            for (int i = 0; i < difference.values().length; i++) {
                difference.values()[i] -= lowRank.values()[i];
            }
            return difference;
        }

        /** The greatest absolute value in the change, its approximation and their difference. */
        float greatest() {
            return greatest(change, lowRank, difference());
        }

        static float greatest(Matrix... matrices) {
            float greatest = Float.MIN_NORMAL;
            for (Matrix matrix : matrices) {
                for (float value : matrix.values()) {
                    greatest = Math.max(greatest, Math.abs(value));
                }
            }
            return greatest;
        }
    }
}
