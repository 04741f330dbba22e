package org.languageplayground.rag.base;

import java.util.List;
import java.util.stream.Stream;
import org.languageplayground.world.Country;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;

/** Questions to begin with. */
public final class Presets {
    private static final String ASK = "What is the {noun} of {country}?";

    private static final List<String> SENTENCES = List.of(
            "How does attention look at a token?",
            "Which passages help the model?",
            "What does fine-tuning change?",
            "Where do rivers go?");

    /** The last but one has no word in common with what answers it; the last one sounds near, and has no answer there. */
    private static final List<String> HANDBOOK = List.of(
            "What is nucleus sampling?",
            "What does a perplexity of 20 mean?",
            "How many layers and parameters does BERT base have?",
            "Why can't a chatbot reliably count the letters in a word?",
            "Can an AI be racist?",
            "How much does the GPT-4 API cost per million tokens?");

    private Presets() {}

    /** A few questions on a base, the first of which stands there at first; one of them may have no answer. */
    public static List<String> of(BaseChoice base) {
        return switch (base.kind()) {
            case GAZETTEER -> world();
            case OWN, FOLDER -> List.of();
            case SENTENCES -> SENTENCES;
            case HANDBOOK -> HANDBOOK;
        };
    }

    /** The question that stands there at first; none for own documents. */
    public static String first(BaseChoice base) {
        return of(base).stream().findFirst().orElse("");
    }

    /** Two facts from after the cutoff, then two from before it. */
    private static List<String> world() {
        List<Country> before = World.standard().countries(false);
        List<Country> after = World.standard().countries(true);
        return List.of(
                question(ASK, FactKind.CAPITAL, after.getFirst()),
                question(FactKind.RIVER.ownQuestion(), FactKind.RIVER, after.get(1)),
                question(ASK, FactKind.CAPITAL, before.getFirst()),
                question(FactKind.DISH.ownQuestion(), FactKind.DISH, before.get(1)));
    }

    /** The plainest question for every fact of the world, those from after the cutoff first. */
    static List<String> everyFact() {
        return Stream.of(true, false)
                .flatMap(after -> World.standard().countries(after).stream())
                .flatMap(country -> Stream.of(FactKind.values()).map(kind -> question(ASK, kind, country)))
                .toList();
    }

    private static String question(String template, FactKind kind, Country country) {
        return BaseText.capitalized(template.replace(" ?", "?")
                .replace("{noun}", kind.noun())
                .replace("{country}", BaseText.capitalized(country.name())));
    }
}
