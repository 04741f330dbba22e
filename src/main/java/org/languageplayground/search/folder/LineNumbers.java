package org.languageplayground.search.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.languageplayground.search.folder.Skipped.Why;

/** Lines of a file that are left out for one reason: how many, and which come first. */
final class LineNumbers {
    private static final int MOST_NAMED = 5;

    private final List<Integer> first = new ArrayList<>();
    private long count;

    void add(int number) {
        count++;
        if (first.size() < MOST_NAMED) {
            first.add(number);
        }
    }

    /** What there is to say of them; nothing where there are none. */
    Optional<Skipped> skipped(Why why, String file) {
        String named = first.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return count == 0 ? Optional.empty() : Optional.of(new Skipped(why, file, count, named));
    }
}
