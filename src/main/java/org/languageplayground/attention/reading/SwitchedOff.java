package org.languageplayground.attention.reading;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.languageplayground.transformer.layer.AttentionSettings.Head;

/** Heads that are off, layer after layer, as they stand in an address: "2.3~3.1" for head 3 of layer 2 and head 1 of layer 3. */
public final class SwitchedOff {
    private static final Comparator<Head> ORDER =
            Comparator.comparingInt(Head::layer).thenComparingInt(Head::head);
    private static final String SEPARATOR = "~";
    private static final String HEAD = "[1-9][0-9]{0,2}\\.[1-9][0-9]{0,2}";
    private static final int MOST = 1_000;

    private SwitchedOff() {}

    /** The heads in their order. */
    public static List<Head> inOrder(Set<Head> heads) {
        return heads.stream().sorted(ORDER).toList();
    }

    /** These heads with the others off as well; or all of them on again, where all of them are off. */
    public static Set<Head> toggled(Set<Head> off, Set<Head> heads) {
        TreeSet<Head> now = new TreeSet<>(ORDER);
        now.addAll(off);
        if (off.containsAll(heads)) {
            now.removeAll(heads);
        } else {
            now.addAll(heads);
        }
        return Set.copyOf(now);
    }

    static String write(Set<Head> heads) {
        return inOrder(heads).stream()
                .map(head -> (head.layer() + 1) + "." + (head.head() + 1))
                .collect(Collectors.joining(SEPARATOR));
    }

    static Optional<Set<Head>> read(String text) {
        if (text.isEmpty()) {
            return Optional.of(Set.of());
        }
        List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
        if (parts.size() > MOST || !parts.stream().allMatch(part -> part.matches(HEAD))) {
            return Optional.empty();
        }
        return Optional.of(parts.stream().map(SwitchedOff::head).collect(Collectors.toUnmodifiableSet()));
    }

    private static Head head(String text) {
        int point = text.indexOf('.');
        return new Head(
                Integer.parseInt(text.substring(0, point)) - 1, Integer.parseInt(text.substring(point + 1)) - 1);
    }
}
