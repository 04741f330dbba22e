package org.languageplayground.world.language;

import java.util.List;

/** Where people go. */
final class Places {
    static final List<String> ALL =
            List.of("shop", "park", "school", "garden", "market", "station", "library", "kitchen", "village", "beach");

    private Places() {}
}
