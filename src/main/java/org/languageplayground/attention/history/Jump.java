package org.languageplayground.attention.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.ModelHistory;
import org.languageplayground.world.history.ModelHistory.Checkpoint;

/** Where a measure rises most steeply: two neighbouring checkpoints with the greatest rise a step between them. */
record Jump(CheckpointScore before, CheckpointScore after) {

    /** That of a measure; nothing where it never rises. */
    static Optional<Jump> of(List<CheckpointScore> scores, ToDoubleFunction<CheckpointScore> measure) {
        return IntStream.range(1, scores.size())
                .mapToObj(i -> new Jump(scores.get(i - 1), scores.get(i)))
                .max(Comparator.comparingDouble(jump -> jump.steepness(measure)))
                .filter(jump -> jump.steepness(measure) > 0);
    }

    private double steepness(ToDoubleFunction<CheckpointScore> measure) {
        return (measure.applyAsDouble(after) - measure.applyAsDouble(before)) / (after.step() - before.step());
    }

    /** Whether the model read another mixture of texts in these steps than just before them. */
    boolean otherTexts() {
        return !stage(before).equals(stage(after));
    }

    private static String stage(CheckpointScore score) {
        return ModelHistory.standard().at(score.step()).map(Checkpoint::stage).orElseThrow();
    }
}
