package org.languageplayground.world.language;

import java.util.List;
import java.util.random.RandomGenerator;

/** Draws one of several. */
final class Pick {
    private Pick() {}

    static <T> T from(List<T> all, RandomGenerator random) {
        return all.get(random.nextInt(all.size()));
    }
}
