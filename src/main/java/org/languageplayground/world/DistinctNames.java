package org.languageplayground.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.random.RandomGenerator;

/** Names no two of which can be mistaken for each other: at least three letters must change. */
final class DistinctNames {
    private static final int LEAST_DISTANCE = 3;

    private final RandomGenerator random;
    private final List<String> taken = new ArrayList<>();

    DistinctNames(RandomGenerator random) {
        this.random = random;
    }

    void reserve(Collection<String> names) {
        taken.addAll(names);
    }

    String next(String ending) {
        while (true) {
            String name = NameMaker.next(random, ending);
            if (name.length() >= 5
                    && name.length() <= 9
                    && taken.stream().allMatch(other -> EditDistance.between(name, other) >= LEAST_DISTANCE)) {
                taken.add(name);
                return name;
            }
        }
    }
}
