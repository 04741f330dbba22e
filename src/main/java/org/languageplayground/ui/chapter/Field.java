package org.languageplayground.ui.chapter;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Notice;

/**
 * One thing that a student can set. Its key stands in the address and in {@code ?hide=}, and below the chapter's in the translations. A
 * field never changes; what it is set to, a {@link State} knows.
 *
 * @param <T> its values
 */
public final class Field<T> {
    private static final String SEPARATOR = ".";

    private final String key;
    private final String oldKey;
    private final boolean sharing;
    private final Function<State, T> first;
    private final Reader<T> reader;
    private final Function<T, Optional<String>> writer;
    private final Field<?> companion;
    private final Field<?> leader;
    private final Refusal<T> refusal;

    /** Makes a value of what stands in an address. */
    interface Reader<T> {
        /**
         * Reads a text.
         *
         * @param name what it is called in the address
         * @param far what is set so far: the fields before this one
         */
        Read<T> read(String name, String text, State far);
    }

    /** Says why a value cannot be. */
    interface Refusal<T> {
        /** The reason, as things are set; empty if the value is all right. */
        Optional<Notice> of(T value, State state);
    }

    /**
     * What became of a text.
     *
     * @param value none if the text cannot be read
     * @param notice why the value is not just what the text says
     */
    public record Read<T>(Optional<T> value, Optional<Notice> notice) {
        static <T> Read<T> of(Optional<T> value) {
            return new Read<>(value, Optional.empty());
        }

        /** No value, for a reason that the student should know. */
        public static <T> Read<T> refused(Notice reason) {
            return new Read<>(Optional.empty(), Optional.of(reason));
        }
    }

    private Field(
            String key,
            String oldKey,
            boolean sharing,
            Function<State, T> first,
            Reader<T> reader,
            Function<T, Optional<String>> writer,
            Field<?> companion,
            Field<?> leader,
            Refusal<T> refusal) {
        this.key = key;
        this.oldKey = oldKey;
        this.sharing = sharing;
        this.first = first;
        this.reader = reader;
        this.writer = writer;
        this.companion = companion;
        this.leader = leader;
        this.refusal = refusal;
    }

    private Field(String key, Function<State, T> first, Reader<T> reader, Function<T, Optional<String>> writer) {
        this(key, key, false, first, reader, writer, null, null, (value, state) -> Optional.empty());
    }

    /** Any value that can be written as a text; what {@code read} cannot read keeps the first value, and is named. */
    public static <T> Field<T> of(String key, T first, Function<String, Optional<T>> read, Function<T, String> write) {
        return new Field<>(
                key,
                state -> first,
                (name, text, far) -> Read.of(read.apply(text)),
                value -> Optional.of(write.apply(value)));
    }

    /** A whole number; one out of its limits becomes the nearest where an address asks for it, is refused elsewhere, and this is said. */
    public static Field<Integer> number(String key, int first, Limits limits) {
        return number(key, first, state -> limits);
    }

    /** A whole number whose limits depend on what is set before. */
    public static Field<Integer> number(String key, int first, Function<State, Limits> limits) {
        return new Field<>(
                        key,
                        state -> limits.apply(state).fit(first),
                        (name, text, far) -> number(name, text, limits.apply(far)),
                        value -> Optional.of(String.valueOf(value)))
                .guarded((value, state) -> refusal(value, limits.apply(state)));
    }

    private static Optional<Notice> refusal(int value, Limits limits) {
        return limits.fit(value) == value
                ? Optional.empty()
                : Optional.of(new Notice("ui.number.refused", value, limits.least(), limits.greatest()));
    }

    private static Read<Integer> number(String name, String text, Limits limits) {
        if (!text.matches("-?[0-9]{1,15}")) {
            return Read.of(Optional.empty());
        }
        long wanted = Long.parseLong(text);
        int fitting = limits.fit(wanted);
        return new Read<>(
                Optional.of(fitting),
                Optional.of(new Notice("ui.notice.range", name, wanted, limits.least(), limits.greatest(), fitting))
                        .filter(notice -> fitting != wanted));
    }

    /** Yes or no, written as 1 or 0. */
    public static Field<Boolean> flag(String key, boolean first) {
        return of(
                key,
                first,
                text -> Optional.of(text).filter(it -> it.matches("[01]")).map("1"::equals),
                value -> value ? "1" : "0");
    }

    /** A constant of an enumeration, written in lower case with dashes. */
    public static <E extends Enum<E>> Field<E> choice(String key, E first) {
        return choice(key, first, List.of(first.getDeclaringClass().getEnumConstants()), Field::id);
    }

    /** One of several things, written as its id. */
    public static <T> Field<T> choice(String key, T first, Collection<T> all, Function<T, String> id) {
        return of(key, first, text -> find(text, all, id), id);
    }

    /** Any number of several things, in their order, parted by dots; an unknown one keeps the first choice. */
    public static <T> Field<Set<T>> several(String key, Set<T> first, Collection<T> all, Function<T, String> id) {
        return of(
                key,
                first,
                text -> findAll(text, all, id),
                chosen -> String.join(
                        SEPARATOR, all.stream().filter(chosen::contains).map(id).toList()));
    }

    /** A text; one of more than {@code longest} characters stays out of the address, which would fill the logs of servers on the way. */
    public static Field<String> text(String key, String first, int longest) {
        return of(key, first, Optional::of, Function.identity()).upTo(longest);
    }

    private static <T> Optional<T> find(String text, Collection<T> all, Function<T, String> id) {
        return all.stream().filter(value -> id.apply(value).equals(text)).findFirst();
    }

    private static <T> Optional<Set<T>> findAll(String text, Collection<T> all, Function<T, String> id) {
        Set<T> chosen = new LinkedHashSet<>();
        for (String part : text.isEmpty() ? new String[0] : text.split("\\" + SEPARATOR, -1)) {
            Optional<T> found = find(part, all, id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            chosen.add(found.get());
        }
        return Optional.of(Set.copyOf(chosen));
    }

    /** The id of a constant in an address: lower case, with dashes. */
    public static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same field, whose first value depends on what is set before. */
    public Field<T> startingFrom(Function<State, T> newFirst) {
        return new Field<>(key, oldKey, sharing, newFirst, reader, writer, companion, leader, refusal);
    }

    /** The same field; a value that takes more than so many characters stays out of the address. */
    public Field<T> upTo(int longest) {
        Function<T, Optional<String>> shorter = value -> writer.apply(value).filter(text -> text.length() <= longest);
        return new Field<>(key, oldKey, sharing, first, reader, shorter, companion, leader, refusal);
    }

    /** The same field, read under an older key as well. */
    public Field<T> once(String older) {
        return new Field<>(key, older, false, first, reader, writer, companion, leader, refusal);
    }

    /** The same field, read from another one's key where its own is not there; what it cannot use there it passes over. */
    public Field<T> alsoFrom(String other) {
        return new Field<>(key, other, true, first, reader, writer, companion, leader, refusal);
    }

    /** The same field, left out of an address that has no room for another one, without which it means nothing. */
    public Field<T> goingWith(Field<?> other) {
        return new Field<>(key, oldKey, sharing, first, reader, writer, other, leader, refusal);
    }

    /** The same field, back at its first value whenever the student sets another one, from which it starts. */
    public Field<T> anewWith(Field<?> other) {
        return new Field<>(key, oldKey, sharing, first, reader, writer, companion, other, refusal);
    }

    /** The same field, refusing values for a reason that the student is told. */
    public Field<T> refusing(Function<T, Optional<Notice>> reason) {
        return guarded((value, state) -> refusal.of(value, state).or(() -> reason.apply(value)));
    }

    private Field<T> guarded(Refusal<T> guard) {
        return new Field<>(key, oldKey, sharing, first, reader, writer, companion, leader, guard);
    }

    /** Names it in the address, in {@code ?hide=} and in the translations. */
    public String key() {
        return key;
    }

    /** The key in older addresses; the same where there was no other. */
    String oldKey() {
        return oldKey;
    }

    /** Whether the older key is another field's, too, whose matter it is what stands there. */
    boolean sharesOldKey() {
        return sharing;
    }

    /** The field without which it means nothing, if there is one. */
    Optional<Field<?>> companion() {
        return Optional.ofNullable(companion);
    }

    /** Whether it goes back to its first value when another one is set. */
    boolean follows(Field<?> other) {
        return leader == other;
    }

    /** Why the student cannot set a value, as things are; empty if nothing speaks against it. */
    Optional<Notice> refusal(T value, State state) {
        return refusal.of(value, state);
    }

    /** What it is as long as nobody has set it. */
    T first(State state) {
        return first.apply(state);
    }

    Read<T> read(String name, String text, State far) {
        Read<T> read = reader.read(name, text, far);
        return read.value()
                .flatMap(value -> refusal(value, far))
                .map(Read::<T>refused)
                .orElse(read);
    }

    /** As it stands in an address; nothing if it has no place there. */
    Optional<String> write(T value) {
        return writer.apply(value);
    }

    @Override
    public String toString() {
        return key;
    }
}
