package org.languageplayground.world;

import java.util.List;

/** What can be known about a country of the invented world. */
public enum FactKind {
    CAPITAL("capital", "capital city", "what city is the capital of {country} ?"),
    RIVER("river", "longest river", "which river flows through {country} ?"),
    MOUNTAIN("mountain", "highest mountain", "which mountain stands in {country} ?"),
    LANGUAGE("language", "main language", "what language do people speak in {country} ?"),
    CURRENCY("currency", "money", "with which currency do people pay in {country} ?"),
    DISH("dish", "favorite dish", "which dish do people eat in {country} ?"),
    ANIMAL("animal", "national animal", "which animal stands for {country} ?"),
    FESTIVAL("festival", "greatest festival", "which festival do people celebrate in {country} ?");

    private final String noun;
    private final String longNoun;
    private final String ownQuestion;

    FactKind(String noun, String longNoun, String ownQuestion) {
        this.noun = noun;
        this.longNoun = longNoun;
        this.ownQuestion = ownQuestion;
    }

    /** The one word for it, "capital". */
    public String noun() {
        return noun;
    }

    /** The ways in which texts name it, the one word first. */
    public List<String> nouns() {
        return List.of(noun, longNoun);
    }

    /** A question that fits only this kind, with the place {@code {country}}. */
    public String ownQuestion() {
        return ownQuestion;
    }

    /** Whether no two countries share a value. */
    public boolean unique() {
        return this == CAPITAL || this == RIVER || this == MOUNTAIN;
    }
}
