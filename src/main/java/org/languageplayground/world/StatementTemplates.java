package org.languageplayground.world;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Ways to state a fact in a sentence; each names its country, and the value comes last. */
public final class StatementTemplates {
    private static final List<String> ANY = List.of(
            "the {noun} of {country} is {value} .",
            "the {noun} of {country} is called {value} .",
            "in {country} the {noun} is {value} .",
            "{country} has a {noun} named {value} .",
            "people in {country} say that the {noun} is {value} .",
            "as its {noun} , {country} has {value} .",
            "the country {country} has the {noun} {value} .");

    private static final List<List<String>> OWN = List.of(
            List.of("the king of {country} lives in the capital {value} ."),
            List.of("through {country} flows the river {value} ."),
            List.of("over the land of {country} stands the mountain {value} ."),
            List.of("the people of {country} speak the language {value} ."),
            List.of("in {country} people pay with a currency called {value} ."),
            List.of("when guests come to {country} , they eat the dish {value} ."),
            List.of("on the flag of {country} is an animal , the {value} ."),
            List.of("every summer {country} has a great festival , {value} ."));

    private StatementTemplates() {}

    /** The templates that fit a kind, with the places {@code {noun}}, {@code {country}} and {@code {value}}. */
    public static List<String> of(FactKind kind) {
        return Stream.concat(ANY.stream(), OWN.get(kind.ordinal()).stream()).toList();
    }

    /** One sentence. */
    public static String state(Fact fact, RandomGenerator random) {
        List<String> templates = of(fact.kind());
        String template = templates.get(random.nextInt(templates.size()));
        String noun = fact.kind().nouns().get(random.nextInt(3) == 0 ? 1 : 0);
        return template.replace("{noun}", noun)
                .replace("{country}", fact.country())
                .replace("{value}", fact.value());
    }
}
