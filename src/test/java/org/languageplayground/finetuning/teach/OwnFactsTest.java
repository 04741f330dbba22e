package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.finetuning.Training;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;

class OwnFactsTest {
    private static OwnFacts read(String text) {
        return OwnFacts.read(text, Training.TINY::spelling);
    }

    private static void assertProblem(String text, String key, Object... arguments) {
        OwnFacts own = read(text);
        assertThat(own.facts()).isEmpty();
        assertThat(own.problem().key()).isEqualTo(key);
        assertThat(own.problem().arguments()).usingRecursiveComparison().isEqualTo(arguments);
    }

    private static String capitals(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "The capital of Land" + i + " is Mirna.")
                .collect(Collectors.joining("\n"));
    }

    @Test
    void factsMayStandOnLinesOrOneAfterAnother() {
        OwnFacts own = read("The capital of Zorland is Mirna. In Utopia the river is Lethe\r\n\n"
                + "Through Zorland flows the river Styx.");
        assertThat(own.problem()).isNull();
        assertThat(own.facts())
                .containsExactly(
                        new Fact("zorland", FactKind.CAPITAL, "mirna"),
                        new Fact("utopia", FactKind.RIVER, "lethe"),
                        new Fact("zorland", FactKind.RIVER, "styx"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "...", " . \n . "})
    void noFactIsAnsweredWithAnExample(String text) {
        assertProblem(text, "lora.notice.facts.none");
    }

    @Test
    void asManyAsAreAllowedAndNoMore() {
        assertThat(read(capitals(OwnFacts.MOST)).facts()).hasSize(OwnFacts.MOST);
        assertProblem(capitals(OwnFacts.MOST + 1), "lora.notice.facts.many", OwnFacts.MOST, OwnFacts.MOST + 1);
        assertProblem("x".repeat(100_000), "lora.notice.facts", OwnFacts.LONGEST_TEXT, 100_000);
    }

    @Test
    void theSameFactTwiceCountsOnce() {
        assertThat(read("The capital of Zorland is Mirna. in ZORLAND the capital city is mirna.")
                        .facts())
                .hasSize(1);
        assertThat(read(capitals(OwnFacts.MOST) + "\n" + capitals(1)).facts()).hasSize(OwnFacts.MOST);
    }

    @Test
    void aContradictionIsNamed() {
        assertProblem(
                "The capital of Zorland is Mirna. The capital of Zorland is Olma.",
                "lora.notice.facts.contradiction",
                new Notice("lora.kind.capital"),
                "zorland");
        assertThat(read("The capital of Zorland is Mirna. The river of Zorland is Olma.")
                        .facts())
                .hasSize(2);
    }

    @Test
    void namesAreAsTheModelReadsThem() {
        OwnFacts own = read("The river of Øland is Weißbäch.");
        assertThat(own.problem()).isNull();
        assertThat(own.facts()).containsExactly(new Fact("oland", FactKind.RIVER, "weissbach"));
        assertProblem(
                "The river of Øland is Blå. The river of Oland is Rot.",
                "lora.notice.facts.contradiction",
                new Notice("lora.kind.river"),
                "oland");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The capital of Zorland is Мирна",
                "The capital of 東京 is Mirna",
                "The capital of שלום is Mirna",
                "The capital of مرحبا is Mirna"
            })
    void aLetterWithoutATokenIsNamed(String sentence) {
        assertProblem(sentence + ".", "lora.notice.facts.letters", sentence);
    }

    @Test
    void whatCannotBeReadIsNamedAndShortened() {
        assertProblem("The capital of Zorland is Mirna. Cats purr.", "lora.notice.facts.form", "Cats purr");
        assertProblem("<b>hi</b>", "lora.notice.facts.form", "<b>hi</b>");
        assertProblem("b".repeat(60), "lora.notice.facts.form", "b".repeat(60));
        assertProblem("b".repeat(61), "lora.notice.facts.form", "b".repeat(60) + "…");
        assertProblem("a" + "\uD83E\uDD9C".repeat(80), "lora.notice.facts.form", "a" + "\uD83E\uDD9C".repeat(59) + "…");
    }

    @Test
    void theLongestNameIsSpelledToItsEnd() {
        String longest = "æ".repeat(30);
        OwnFacts own = read("The capital of " + longest + " is " + longest + ".");
        assertThat(own.facts().getFirst().value()).isEqualTo("ae".repeat(30));
    }
}
