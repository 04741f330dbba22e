package org.languageplayground.attention.history;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.languageplayground.transformer.measure.Steepest;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.ModelHistory;
import org.languageplayground.world.history.ModelHistory.Checkpoint;

/** Where a measure rises most steeply: two neighbouring checkpoints with the greatest rise a step between them. */
record Jump(CheckpointScore before, CheckpointScore after) {

    /** That of a measure; nothing where it never rises. */
    static Optional<Jump> of(List<CheckpointScore> scores, ToDoubleFunction<CheckpointScore> measure) {
        return Steepest.of(scores, CheckpointScore::step, measure)
                .map(steepest -> new Jump(steepest.before(), steepest.after()));
    }

    /** Whether the model read another mixture of texts in these steps than just before them. */
    boolean otherTexts() {
        return !stage(before).equals(stage(after));
    }

    private static String stage(CheckpointScore score) {
        return ModelHistory.standard().at(score.step()).map(Checkpoint::stage).orElseThrow();
    }
}
