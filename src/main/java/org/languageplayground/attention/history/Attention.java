package org.languageplayground.attention.history;

import java.util.stream.IntStream;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.transformer.measure.Baselines;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.Look;

/** How much the heads on the stage do of something, and what a head reaches that knows nothing. */
final class Attention {
    private Attention() {}

    /** Of the head that is shown; of the mean of its layer's heads where no single one is. */
    static double of(CheckpointScore score, Look look, State shown) {
        int layer = shown.get(ReadingFields.LAYER);
        HeadChoice head = shown.get(ReadingFields.HEAD);
        return head.single()
                ? score.of(look, layer, head.number())
                : IntStream.range(0, score.heads())
                        .mapToDouble(one -> score.of(look, layer, one))
                        .average()
                        .orElseThrow();
    }

    /**
     * Of a head that spreads its attention evenly over what it sees, for the token before; that always looks back by the best fixed
     * distance, for words said twice; that spreads it evenly over the values in the text, for the one asked for.
     */
    static double blind(Look look) {
        Baselines baselines = CheckpointScore.baselines(look);
        return switch (look) {
            case PREVIOUS -> baselines.evenly();
            case INDUCTION -> baselines.atOffset();
            case ANSWER -> baselines.anyCandidate();
        };
    }
}
