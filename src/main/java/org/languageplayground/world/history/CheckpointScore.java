package org.languageplayground.world.history;

import java.util.List;
import org.languageplayground.transformer.measure.Baselines;
import org.languageplayground.transformer.measure.RightAnswers;

/**
 * What was measured at one checkpoint.
 *
 * @param answers to each test, in the order of {@link Recall}
 * @param looks mean attention of every head, {@code [look][layer][head]} in the order of {@link Look}, 0 to 1
 */
public record CheckpointScore(int step, List<RightAnswers> answers, List<List<List<Double>>> looks) {

    public RightAnswers of(Recall recall) {
        return answers.get(recall.ordinal());
    }

    public int layers() {
        return looks.getFirst().size();
    }

    /** Heads of each layer. */
    public int heads() {
        return looks.getFirst().getFirst().size();
    }

    /** Mean attention of one head, both counted from 0. */
    public double of(Look look, int layer, int head) {
        return looks.get(look.ordinal()).get(layer).get(head);
    }

    /** The share that one gets right in a test who guesses without looking at what is asked. */
    public static double guessing(Recall recall) {
        return Examination.standard().tests().get(recall.ordinal()).guessing();
    }

    /** What a head reaches that knows nothing of the content. */
    public static Baselines baselines(Look look) {
        return Examination.standard().baselines().get(look.ordinal());
    }
}
