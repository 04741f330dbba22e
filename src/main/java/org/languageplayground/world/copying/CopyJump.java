package org.languageplayground.world.copying;

import java.util.List;
import java.util.Optional;
import org.languageplayground.transformer.measure.Steepest;

/**
 * Where a model has begun to copy all at once: the two measurements between which its right answers rise most, if that is more than chance could be.
 */
public record CopyJump(CopyState before, CopyState after) {
    /** A model with more right answers than this has learned to copy. */
    public static final double LEARNED = 0.9;

    /** The jump in a run so far: the two intervals must not touch, and at its end the model must be above the content-blind line. */
    public static Optional<CopyJump> of(List<CopyState> states) {
        return Steepest.of(states, CopyState::step, state -> state.score().share())
                .map(steepest -> new CopyJump(steepest.before(), steepest.after()))
                .filter(CopyJump::certain);
    }

    private boolean certain() {
        double reached = after.score().interval().low();
        return reached > before.score().interval().high() && reached > BlindRules.EXAM.best();
    }

    /** The first measurement at which a model has learned to copy. */
    public static Optional<CopyState> learned(List<CopyState> states) {
        return states.stream().filter(state -> state.score().share() > LEARNED).findFirst();
    }
}
