package org.languageplayground.attention.reading;

import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;

/**
 * Whose measurements these are, where they do not depend on the sentence.
 *
 * @param name of the model
 * @param untrained whether random weights in its shape are meant
 */
public record ShownModel(String name, boolean untrained) {

    /** The one on the stage. */
    public static ShownModel of(ReadingSimulation stage) {
        return new ShownModel(stage.get(ReadingFields.MODEL), stage.get(ReadingFields.UNTRAINED));
    }

    /** Whether texts of its own kind are known that it has never read. */
    public boolean hasUnreadTexts() {
        return ShippedModels.names().contains(name) || name.equals(EnglishEncoder.NAME);
    }
}
