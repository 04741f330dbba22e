package org.languageplayground.finetuning.category;

import java.util.Optional;
import org.languageplayground.world.category.ShippedSet;

/** Whose examples are learned from. */
public enum ExampleChoice {
    URGENCY(ShippedSet.URGENCY),
    FEELING(ShippedSet.FEELING),
    TOPIC(ShippedSet.TOPIC),
    /** The student's. */
    OWN(null);

    private final ShippedSet shipped;

    ExampleChoice(ShippedSet shipped) {
        this.shipped = shipped;
    }

    /** The set that comes with the application; none for the student's own. */
    Optional<ShippedSet> shipped() {
        return Optional.ofNullable(shipped);
    }
}
