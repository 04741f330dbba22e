package org.languageplayground.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {
    private static final Limits TENS = new Limits(10, 100, 10);

    private static QueryReader reader(String name, String value) {
        return new QueryReader(Map.of(name, List.of(value)));
    }

    private static List<String> keys(QueryReader reader) {
        return reader.notices().stream().map(Notice::key).toList();
    }

    private static Optional<String> letter(String text) {
        return text.length() == 1 ? Optional.of(text) : Optional.empty();
    }

    @Test
    void whatIsLeftOutStaysAsItWas() {
        QueryReader reader = new QueryReader(Map.of("empty", List.of()));
        for (String name : List.of("none", "empty")) {
            assertThat(reader.number(name, TENS, 30)).isEqualTo(30);
            assertThat(reader.flag(name, true)).isTrue();
            assertThat(reader.one(name, QueryReaderTest::letter, "x")).isEqualTo("x");
            assertThat(reader.several(name, QueryReaderTest::letter, Set.of("x")))
                    .containsExactly("x");
            assertThat(reader.text(name)).isEmpty();
        }
        assertThat(reader.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10,10", "50,50", "100,100"})
    void aNumberOnAStepIsTaken(String text, int number) {
        QueryReader reader = reader("n", text);
        assertThat(reader.number("n", TENS, 30)).isEqualTo(number);
        assertThat(reader.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"54,50", "56,60", "-3,10", "999999999999999,100", "101,100"})
    void anyOtherNumberBecomesTheNearestAndBothAreNamed(String text, int number) {
        QueryReader reader = reader("n", text);
        assertThat(reader.number("n", TENS, 30)).isEqualTo(number);
        assertThat(keys(reader)).containsExactly("range");
        assertThat(reader.notices().getFirst().arguments()).containsExactly("n", Long.valueOf(text), 10, 100, number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "NaN", "1e9", "0x10", "٣", "1.5", "--1", "1000000000000000", "\uD83E\uDD9C", "50 "})
    void whatIsNoWholeNumberKeepsTheUsualOne(String text) {
        QueryReader reader = reader("n", text);
        assertThat(reader.number("n", TENS, 30)).isEqualTo(30);
        assertThat(keys(reader)).containsExactly("url");
    }

    @Test
    void flagsAreOneOrZeroAndComeBack() {
        for (boolean flag : new boolean[] {true, false}) {
            QueryReader reader = reader("f", QueryReader.write(flag));
            assertThat(reader.flag("f", !flag)).isEqualTo(flag);
            assertThat(reader.notices()).isEmpty();
        }
        QueryReader wrong = reader("f", "yes");
        assertThat(wrong.flag("f", true)).isTrue();
        assertThat(keys(wrong)).containsExactly("url");
    }

    @Test
    void severalThingsComeBackAndNoneIsAnAnswer() {
        QueryReader reader = reader("s", QueryReader.write(List.of("a", "b")));
        assertThat(reader.several("s", QueryReaderTest::letter, Set.of())).containsExactlyInAnyOrder("a", "b");
        QueryReader none = reader("s", QueryReader.write(List.<String>of()));
        assertThat(none.several("s", QueryReaderTest::letter, Set.of("x"))).isEmpty();
        assertThat(none.notices()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.bc", "a..b", ".", "a."})
    void oneUnknownThingAmongSeveralKeepsTheUsualOnes(String text) {
        QueryReader reader = reader("s", text);
        assertThat(reader.several("s", QueryReaderTest::letter, Set.of("x"))).containsExactly("x");
        assertThat(keys(reader)).containsExactly("url");
    }

    @Test
    void allThatCouldNotBeReadIsNamedInOneNotice() {
        QueryReader reader = new QueryReader(Map.of("n", List.of("x"), "f", List.of("2")));
        reader.number("n", TENS, 30);
        reader.flag("f", false);
        reader.flag("f", false);
        assertThat(reader.notices()).hasSize(1);
        assertThat(reader.notices().getFirst().arguments()).containsExactly("n, f");
    }

    @Test
    void ofARepeatedParameterTheFirstCounts() {
        QueryReader reader = new QueryReader(Map.of("n", List.of("50", "x")));
        assertThat(reader.number("n", TENS, 30)).isEqualTo(50);
        assertThat(reader.notices()).isEmpty();
    }
}
