package org.languageplayground.ui.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.Limits;
import org.languageplayground.ui.Notice;

class StateTest {
    private enum Animal {
        CAT,
        SEA_HORSE
    }

    private static final Field<Animal> ANIMAL = Field.choice("animal", Animal.CAT);
    private static final Field<Integer> SIZE = Field.number("size", 8, new Limits(1, 64, 1))
            .startingFrom(state -> state.get(ANIMAL) == Animal.CAT ? 8 : 32)
            .once("n");
    private static final Field<Integer> OVERLAP =
            Field.number("overlap", 0, state -> new Limits(0, state.get(SIZE) / 2, 1));
    private static final Field<Boolean> SURE = Field.flag("sure", true);
    private static final Field<Set<String>> PARTS =
            Field.several("parts", Set.of("head"), List.of("head", "tail", "paw"), part -> part);
    private static final Field<String> TEXT = Field.text("text", "it", 10);
    private static final Field<String> PLACE =
            Field.of("place", "", Optional::of, text -> text).goingWith(TEXT);
    private static final Field<Integer> ALPHA = Field.number("alpha", 16, new Limits(0, 512, 1))
            .refusing(alpha -> alpha == 0 ? Optional.of(new Notice("zero")) : Optional.empty());
    private static final List<Field<?>> FIELDS = List.of(ANIMAL, SIZE, OVERLAP, SURE, PARTS, TEXT, PLACE, ALPHA);

    private static State.Parsed read(Map<String, String> parameters) {
        return State.read(
                FIELDS,
                parameters.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))));
    }

    private static List<String> keys(State.Parsed parsed) {
        return parsed.notices().stream().map(Notice::key).toList();
    }

    @Test
    void whatIsAsAtFirstStaysOutOfTheAddress() {
        assertThat(State.first(FIELDS).write()).isEmpty();
        assertThat(State.first(FIELDS).with(SIZE, 8).write()).isEmpty();
    }

    @Test
    void whatIsSetIsReadBackFromTheAddress() {
        State state = State.first(FIELDS)
                .with(ANIMAL, Animal.SEA_HORSE)
                .with(SIZE, 10)
                .with(OVERLAP, 5)
                .with(SURE, false)
                .with(PARTS, Set.of("paw", "tail"))
                .with(TEXT, "a & b")
                .with(PLACE, "3")
                .with(ALPHA, 4);
        assertThat(state.write())
                .containsEntry("animal", "sea-horse")
                .containsEntry("sure", "0")
                .containsEntry("parts", "tail.paw");
        State.Parsed parsed = read(state.write());
        assertThat(parsed.state()).isEqualTo(state).hasSameHashCodeAs(state);
        assertThat(parsed.notices()).isEmpty();
    }

    @Test
    void anEmptyChoiceOfSeveralIsReadBack() {
        State state = State.first(FIELDS).with(PARTS, Set.of());
        assertThat(read(state.write()).state().get(PARTS)).isEmpty();
    }

    @Test
    void aFirstValueMayDependOnTheFieldsBefore() {
        State horse = State.first(FIELDS).with(ANIMAL, Animal.SEA_HORSE);
        assertThat(horse.get(SIZE)).isEqualTo(32);
        assertThat(horse.with(SIZE, 9).get(SIZE)).isEqualTo(9);
        assertThat(horse.with(SIZE, 9).without(SIZE).get(SIZE)).isEqualTo(32);
    }

    @Test
    void aNumberOutOfItsLimitsBecomesTheNearestAndThisIsSaid() {
        State.Parsed parsed = read(Map.of("size", "9", "overlap", "7"));
        assertThat(parsed.state().get(OVERLAP)).isEqualTo(4);
        assertThat(keys(parsed)).containsExactly("ui.notice.range");
        assertThat(parsed.notices().getFirst().arguments()).containsExactly("overlap", 7L, 0, 4, 4);
    }

    @Test
    void whatCannotBeReadKeepsItsFirstValueAndIsNamed() {
        State.Parsed parsed = read(Map.of(
                "size",
                "NaN",
                "animal",
                "unicorn",
                "sure",
                "yes",
                "parts",
                "head.wing",
                "overlap",
                "1e3",
                "text",
                "x"));
        assertThat(parsed.state().get(SIZE)).isEqualTo(8);
        assertThat(parsed.state().get(TEXT)).isEqualTo("x");
        assertThat(keys(parsed)).containsExactly("ui.notice.url");
        assertThat(parsed.notices().getFirst().arguments())
                .containsExactly(List.of("animal", "size", "overlap", "sure", "parts"));
    }

    @Test
    void aRefusedValueKeepsItsFirstOneForTheFieldsOwnReason() {
        State.Parsed parsed = read(Map.of("alpha", "0"));
        assertThat(parsed.state().get(ALPHA)).isEqualTo(16);
        assertThat(keys(parsed)).containsExactly("zero");
    }

    @Test
    void anOlderKeyIsStillRead() {
        assertThat(read(Map.of("n", "12")).state().get(SIZE)).isEqualTo(12);
        assertThat(read(Map.of("n", "12")).state().write()).containsOnlyKeys("size");
    }

    @Test
    void aTextTooLongForTheAddressIsLeftOutWithWhatMeansNothingWithoutIt() {
        State state = State.first(FIELDS).with(TEXT, "longer than ten").with(PLACE, "3");
        assertThat(state.write()).isEmpty();
        assertThat(state.leftOut()).containsExactly(TEXT);
    }

    @Test
    void aFieldOfAnotherPageIsRefused() {
        State state = State.first(List.of(SURE));
        assertThatThrownBy(() -> state.with(SIZE, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
