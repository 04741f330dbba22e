package org.languageplayground.world.preference;

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

    /** How an answer stands in a text. */
    public static String sentence(String value) {
        return value + " .";
    }

    /** The question with an answer. */
    public String with(String value) {
        return question + " " + sentence(value);
    }

    /** A question on a fact, the model being able to know it or not. */
    static Asked of(Fact fact, String question) {
        return new Asked(question, fact.country(), fact.kind(), fact.value());
    }
}
