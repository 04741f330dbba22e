package org.languageplayground.ui.chapter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.languageplayground.ui.Notice;

/**
 * What is set on a page: a value for every field. Fields that nobody has set have their first value, which may depend on the
 * fields before them. States do not change.
 */
public final class State {
    private final List<Field<?>> fields;
    private final Map<Field<?>, Object> values;

    private State(List<Field<?>> fields, Map<Field<?>, Object> values) {
        this.fields = fields;
        this.values = values;
    }

    /** Nothing set yet. */
    public static State first(List<Field<?>> fields) {
        return new State(List.copyOf(fields), Map.of());
    }

    /** What a field is set to. */
    @SuppressWarnings("unchecked")
    public <T> T get(Field<T> field) {
        return values.containsKey(field) ? (T) values.get(field) : field.first(this);
    }

    /** Whether a field is other than at first. */
    public <T> boolean isMoved(Field<T> field) {
        return !get(field).equals(field.first(this));
    }

    /** Whether two states agree in a field. */
    public boolean same(Field<?> field, State other) {
        return Objects.equals(get(field), other.get(field));
    }

    /**
     * With another value in a field.
     *
     * @throws IllegalArgumentException if this state has no such field
     */
    public <T> State with(Field<T> field, T value) {
        if (!fields.contains(field)) {
            throw new IllegalArgumentException("there is no field " + field + " here");
        }
        Map<Field<?>, Object> changed = new LinkedHashMap<>(values);
        changed.put(field, value);
        return new State(fields, changed);
    }

    /** With some fields back at their first values. */
    public State without(Field<?>... reset) {
        Map<Field<?>, Object> changed = new LinkedHashMap<>(values);
        List.of(reset).forEach(changed::remove);
        return new State(fields, changed);
    }

    /** The fields in which another state differs from this one. */
    List<Field<?>> changedFrom(State other) {
        return fields.stream().filter(field -> !same(field, other)).toList();
    }

    /** As parameters of an address; what is as at first is left out, unless the address would be read otherwise. */
    public Map<String, String> write() {
        Map<String, String> parameters = new LinkedHashMap<>();
        fields.forEach(field -> write(field, parameters));
        fields.stream()
                .filter(field -> field.sharesOldKey() && parameters.containsKey(field.oldKey()))
                .filter(field -> !parameters.containsKey(field.key()))
                .forEach(field -> put(field, parameters));
        return parameters;
    }

    private <T> void put(Field<T> field, Map<String, String> parameters) {
        field.write(get(field)).ifPresent(text -> parameters.put(field.key(), text));
    }

    private <T> void write(Field<T> field, Map<String, String> parameters) {
        T value = get(field);
        boolean alone = field.companion().filter(this::isLeftOut).isPresent();
        if (!alone && !value.equals(field.first(this))) {
            put(field, parameters);
        }
    }

    /** The fields that an address of this state leaves out, since their text is too long for it. */
    public List<Field<?>> leftOut() {
        return fields.stream().filter(this::isLeftOut).toList();
    }

    private <T> boolean isLeftOut(Field<T> field) {
        return field.write(get(field)).isEmpty();
    }

    /**
     * A state as an address holds it, and what could not be taken as it stood there.
     *
     * @param notices {@code ui.notice.range}, {@code ui.notice.url}, and the fields' own
     */
    public record Parsed(State state, List<Notice> notices) {}

    /** Reads an address; what it does not hold, or what cannot be read, has its first value. */
    public static Parsed read(List<Field<?>> fields, Map<String, List<String>> parameters) {
        State state = first(fields);
        List<Notice> notices = new ArrayList<>();
        Set<String> ignored = new LinkedHashSet<>();
        for (Field<?> field : fields) {
            Optional<String> own = text(parameters, field.key());
            Optional<String> old = text(parameters, field.oldKey());
            if (own.isEmpty() && old.isPresent() && field.sharesOldKey()) {
                state = state.readShared(field, old.get());
            } else if (own.or(() -> old).isPresent()) {
                String name = own.isPresent() ? field.key() : field.oldKey();
                state = state.read(field, name, own.or(() -> old).get(), notices, ignored);
            }
        }
        if (!ignored.isEmpty()) {
            notices.add(new Notice("ui.notice.url", List.copyOf(ignored)));
        }
        return new Parsed(state, List.copyOf(notices));
    }

    private static Optional<String> text(Map<String, List<String>> parameters, String key) {
        return Optional.ofNullable(parameters.get(key))
                .flatMap(values -> values.stream().findFirst());
    }

    /** What another field's text cannot be taken for just as it stands is no matter of this one. */
    private <T> State readShared(Field<T> field, String text) {
        Field.Read<T> read = field.read(field.oldKey(), text, this);
        return read.value()
                .filter(value -> read.notice().isEmpty())
                .map(value -> with(field, value))
                .orElse(this);
    }

    private <T> State read(Field<T> field, String name, String text, List<Notice> notices, Set<String> ignored) {
        Field.Read<T> read = field.read(name, text, this);
        read.notice().ifPresent(notices::add);
        if (read.value().isEmpty() && read.notice().isEmpty()) {
            ignored.add(name);
        }
        return read.value().map(value -> with(field, value)).orElse(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof State state
                && fields.equals(state.fields)
                && fields.stream().allMatch(field -> same(field, state));
    }

    @Override
    public int hashCode() {
        return write().hashCode();
    }

    @Override
    public String toString() {
        return write().toString();
    }
}
