package org.languageplayground.finetuning.teach;

import java.util.Set;
import org.languageplayground.transformer.adapter.Target;

/**
 * What a student chooses about a run, beside rank and α.
 *
 * @param ownFacts what the student typed, for {@link Task#OWN}
 * @param targets the matrices that the low-rank methods change, in every block
 * @param repeat whether old facts are trained on in between
 */
record TrainingChoices(
        Task task,
        String ownFacts,
        TuningMethod method,
        Set<Target> targets,
        double learningRate,
        int steps,
        boolean repeat,
        int seed) {

    /** Whether the same is taught. */
    boolean sameTask(TrainingChoices other) {
        return task == other.task && (task != Task.OWN || ownFacts.equals(other.ownFacts));
    }

    /** With another method, and the learning rate that suits it. */
    TrainingChoices withMethod(TuningMethod newMethod) {
        return new TrainingChoices(task, ownFacts, newMethod, targets, newMethod.usualRate(), steps, repeat, seed);
    }
}
