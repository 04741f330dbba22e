package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.languageplayground.ui.MessageLine;

/** The parts of a page that a link can hide: by stable names, and by the slugs of English labels that older links use. */
final class Hiding {
    /** The parameter of the address: names, parted by commas. */
    static final String KEY = "hide";

    /** Parts of a stage that give an answer away, below the name of the tab where the stage is the tab's own. */
    private static final Set<String> ANSWERS = Set.of("output", "message", "stats", "examples");

    private final UnaryOperator<String> english;
    private final Map<String, Component> parts = new LinkedHashMap<>();
    private Set<String> hidden = Set.of();
    private boolean unanswered;

    /**
     * Nothing to hide so far.
     *
     * @param english the English label of a name
     */
    Hiding(UnaryOperator<String> english) {
        this.english = english;
    }

    /** The names in a parameter of an address. */
    static Set<String> names(List<String> parameter) {
        return parameter.stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .filter(name -> !name.isBlank())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Adds a part; one part may have several names. */
    void add(String name, Component part) {
        parts.put(name, part);
        leaveOut(part);
    }

    /** Hides what has one of these names, and shows all else. */
    void hide(Set<String> names) {
        if (!names.equals(hidden)) {
            hidden = Collections.unmodifiableSet(new LinkedHashSet<>(names));
            parts.values().forEach(this::leaveOut);
        }
    }

    /** Hides whatever would give an answer away as well, or no longer. */
    void leaveUnanswered(boolean leave) {
        unanswered = leave;
        parts.values().forEach(this::leaveOut);
    }

    /** Whether answers are hidden. */
    boolean unanswered() {
        return unanswered;
    }

    private void leaveOut(Component part) {
        boolean left =
                parts.entrySet().stream().anyMatch(entry -> entry.getValue() == part && isHidden(entry.getKey()));
        part.setClassName(MessageLine.LEFT_OUT, left);
    }

    private boolean isHidden(String name) {
        boolean answer = unanswered && ANSWERS.contains(name.substring(name.lastIndexOf('.') + 1));
        return answer || hidden.contains(name) || (!hidden.isEmpty() && hidden.contains(slug(name)));
    }

    private String slug(String name) {
        return english.apply(name)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /** The names that are hidden, whether something has them or not, in the order in which they were named. */
    Set<String> hidden() {
        return hidden;
    }

    /** The hidden names that nothing here has. */
    List<String> unknown() {
        return hidden.stream()
                .filter(name -> !parts.containsKey(name)
                        && parts.keySet().stream().noneMatch(part -> slug(part).equals(name)))
                .sorted()
                .toList();
    }

    /** What has a name, in the order in which it came. */
    Map<String, Component> parts() {
        return Collections.unmodifiableMap(parts);
    }
}
