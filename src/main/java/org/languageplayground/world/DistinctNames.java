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
                    && taken.stream().allMatch(other -> distance(name, other) >= LEAST_DISTANCE)) {
                taken.add(name);
                return name;
            }
        }
    }

    /** Letters to insert, delete or change to get from one name to the other (Levenshtein 1965). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
