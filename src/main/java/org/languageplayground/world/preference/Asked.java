package org.languageplayground.world.preference;

import org.languageplayground.world.Example;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;

/**
 * A question and its best answer.
 *
 * @param best the true value where the model can know it, "unknown" elsewhere
 */
public record Asked(String question, String country, FactKind kind, String best) {
    /** What to answer when one cannot know. */
    public static final String UNKNOWN = "unknown";

    /** Whether the model can know. */
    public boolean knowable() {
        return !best.equals(UNKNOWN);
    }

    /** The question with its best answer, to be learned from. */
    Example demonstration() {
        return new Example.Builder().given(question).answer(best + " .").build();
    }

    /** A question on a fact, which is the best answer to it. */
    static Asked of(Fact fact, String question) {
        return new Asked(question, fact.country(), fact.kind(), fact.value());
    }
}
