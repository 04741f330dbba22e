package org.languageplayground.finetuning.category;

import java.util.List;
import org.languageplayground.transformer.classification.Centroids;

/**
 * How far a run is.
 *
 * @param nearestRight how many texts to measure on lie nearest to the mean of their own category, untrained; −1 until it is known
 * @param centroids these means; null until they are known
 * @param before all texts, those to learn from first, as the published encoder sees them; null until they are known
 * @param now as the encoder sees them now
 * @param read how many texts of the handbook have been read, of {@code toRead}
 * @param forgetting null until it is measured
 * @param diverged whether it went wrong, so that no step follows
 */
record CategoryProgress(
        Phase phase,
        int steps,
        List<Point> points,
        List<Guess> guesses,
        int nearestRight,
        Centroids centroids,
        SentenceMap before,
        SentenceMap now,
        int read,
        int toRead,
        Forgetting forgetting,
        double millisecondsAStep,
        boolean diverged) {
    static final CategoryProgress NONE =
            new CategoryProgress(Phase.READING, 0, List.of(), List.of(), -1, null, null, null, 0, 0, null, 0, false);

    CategoryProgress withoutMaps() {
        return new CategoryProgress(
                phase,
                steps,
                points,
                guesses,
                nearestRight,
                null,
                null,
                null,
                read,
                toRead,
                forgetting,
                millisecondsAStep,
                diverged);
    }

    /** What a run is doing. */
    enum Phase {
        READING,
        TRAINING,
        REMEMBERING
    }

    /**
     * What was measured after so many steps.
     *
     * @param loss of the step before, on the examples that are learned from, in nats; NaN at the start
     * @param said the category that each text to measure on is taken for
     * @param right how many of these are right
     */
    record Point(int step, double loss, int[] said, int right) {
        double share() {
            return (double) right / said.length;
        }
    }

    /**
     * What the student's sentence is taken for after so many steps.
     *
     * @param probabilities of the categories
     */
    record Guess(int step, String sentence, float[] probabilities) {
        /** The likeliest category; −1 where all are equally likely, as before the first step. */
        int category() {
            return likeliest(probabilities);
        }
    }

    /** The place of the greatest number; −1 where all are equal. */
    static int likeliest(float... numbers) {
        int best = 0;
        boolean equal = true;
        for (int i = 1; i < numbers.length; i++) {
            equal &= numbers[i] == numbers[0];
            if (numbers[i] > numbers[best]) {
                best = i;
            }
        }
        return equal ? -1 : best;
    }
}
