package org.languageplayground.world.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.NameMaker;
import org.languageplayground.world.StatementTemplates;
import org.languageplayground.world.World;

class FactSentenceTest {
    private static final int LONG = 100_000;
    private static final Fact CAPITAL = new Fact("zorland", FactKind.CAPITAL, "mirna");

    @ParameterizedTest
    @EnumSource(FactKind.class)
    void everySentenceOfTheWorldIsReadHoweverItIsTyped(FactKind kind) {
        RandomGenerator random = new SplittableRandom(kind.ordinal());
        for (String template : StatementTemplates.of(kind)) {
            for (String noun : kind.nouns()) {
                Fact fact = new Fact(NameMaker.next(random, 3), kind, NameMaker.next(random, 2));
                String sentence = template.replace("{noun}", noun)
                        .replace("{country}", fact.country())
                        .replace("{value}", fact.value());
                assertThat(FactSentence.read(sentence)).contains(fact);
                String typed = sentence.replace(" .", ".").replace(" ,", ",");
                assertThat(FactSentence.read(typed)).contains(fact);
                assertThat(FactSentence.read(typed.replace(".", ""))).contains(fact);
                assertThat(FactSentence.read("  " + typed.replace(" ", "\t \u00a0") + " \n"))
                        .contains(fact);
                assertThat(FactSentence.read(typed.toUpperCase(Locale.ROOT))).contains(fact);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "The capital of New Zorland is Mirna.",
                "The capital of Zorland is Old Mirna.",
                "The capital of Zorland is.",
                "The capital of 7 is Mirna.",
                "The capital of \uD83E\uDD9C is Mirna.",
                "The capital of <b>Zorland</b> is Mirna.",
                "The capital of Zorland is Mirna. The river of Zorland is Wolken.",
                "What is the capital of Zorland?",
                "The president of Zorland is Mirna.",
                "The river of Zorland is the capital Mirna.",
                "The capital of {country} is {value}."
            })
    void anythingElseIsNoFact(String sentence) {
        assertThat(FactSentence.read(sentence)).isEmpty();
    }

    @Test
    void namesMayHaveLettersOfAnyScriptAndDigits() {
        assertThat(FactSentence.read("The capital of Øland2 is שלום."))
                .contains(new Fact("øland2", FactKind.CAPITAL, "שלום"));
        assertThat(FactSentence.read("The capital of E\u0301lan is Mirna."))
                .contains(new Fact("e\u0301lan", FactKind.CAPITAL, "mirna"));
    }

    @Test
    void aNameMayBeThirtyLettersLongAndNoLonger() {
        String longest = "a".repeat(FactSentence.LONGEST_NAME);
        assertThat(FactSentence.read("The capital of " + longest + " is Mirna."))
                .contains(new Fact(longest, FactKind.CAPITAL, "mirna"));
        assertThat(FactSentence.read("The capital of " + longest + "a is Mirna."))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", " ", ".", ". ", " ,", "the ", "in ", "\uD83E\uDD9C", "\u200f"})
    void aHundredThousandCharactersAreReadAtOnce(String part) {
        String filler = part.repeat(LONG / part.length());
        assertThat(FactSentence.read(filler + "x")).isEmpty();
        assertThat(FactSentence.read("The capital of Zorland is " + filler + "x y"))
                .isEmpty();
    }

    @Test
    void howeverManySpacesAndFullStopsStandAroundIt() {
        String spaces = " ".repeat(LONG);
        assertThat(FactSentence.read(spaces + "The capital" + spaces + "of Zorland is Mirna" + ".".repeat(LONG)))
                .contains(CAPITAL);
    }

    @Test
    void aFactWrittenAsASentenceIsReadBack() {
        World world = World.standard();
        world.countries().forEach(country -> {
            for (FactKind kind : FactKind.values()) {
                Fact fact = world.fact(country.name(), kind);
                assertThat(FactSentence.read(FactSentence.write(fact))).contains(fact);
            }
        });
    }
}
