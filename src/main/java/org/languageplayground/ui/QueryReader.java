package org.languageplayground.ui;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads a scenario out of query parameters. A number out of range becomes the nearest one, what cannot be read keeps its
 * default; either is said in a notice, {@code range} or {@code url}.
 */
public final class QueryReader {
    private static final String YES = "1";
    private static final String NO = "0";
    private static final String SEPARATOR = ".";

    private final Map<String, List<String>> parameters;
    private final List<Notice> notices = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();

    public QueryReader(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** How {@link #flag} is written. */
    public static String write(boolean flag) {
        return flag ? YES : NO;
    }

    /** How {@link #several} is written. */
    public static String write(List<String> names) {
        return String.join(SEPARATOR, names);
    }

    /** A parameter as it stands. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name))
                .flatMap(values -> values.stream().findFirst());
    }

    /** A whole number within limits. */
    public int number(String name, Limits limits, int fallback) {
        Optional<Long> wanted = whole(name);
        if (wanted.isEmpty()) {
            return fallback;
        }
        int fitting = limits.fit(wanted.get());
        if (fitting != wanted.get()) {
            notices.add(new Notice("range", name, wanted.get(), limits.least(), limits.greatest(), fitting));
        }
        return fitting;
    }

    /** Any whole number that is short enough to be one. */
    public Optional<Long> whole(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && !text.get().matches("-?[0-9]{1,15}")) {
            ignored.add(name);
            return Optional.empty();
        }
        return text.map(Long::valueOf);
    }

    /** Yes or no. */
    public boolean flag(String name, boolean fallback) {
        return one(
                name,
                text -> text.equals(YES) ? Optional.of(true) : text.equals(NO) ? Optional.of(false) : Optional.empty(),
                fallback);
    }

    /** One of several things. */
    public <E> E one(String name, Function<String, Optional<E>> find, E fallback) {
        Optional<String> text = text(name);
        Optional<E> found = text.flatMap(find);
        if (text.isPresent() && found.isEmpty()) {
            ignored.add(name);
        }
        return found.orElse(fallback);
    }

    /** Any number of several things; the fallback if one of them is not known. */
    public <E> Set<E> several(String name, Function<String, Optional<E>> find, Set<E> fallback) {
        return one(
                name,
                text -> {
                    Set<E> all = new LinkedHashSet<>();
                    for (String part : text.isEmpty() ? new String[0] : text.split("\\" + SEPARATOR, -1)) {
                        Optional<E> found = find.apply(part);
                        if (found.isEmpty()) {
                            return Optional.empty();
                        }
                        all.add(found.get());
                    }
                    return Optional.of(Set.copyOf(all));
                },
                fallback);
    }

    /** Says something that only the chapter knows. */
    public void tell(Notice notice) {
        notices.add(notice);
    }

    /** What could not be taken as it stood. */
    public List<Notice> notices() {
        List<Notice> all = new ArrayList<>(notices);
        if (!ignored.isEmpty()) {
            all.add(new Notice("url", String.join(", ", ignored)));
        }
        return List.copyOf(all);
    }
}
