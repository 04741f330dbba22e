package org.languageplayground.rag.question;

import java.util.List;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.BaseText;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.world.Country;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.World;

/** Questions a click away. */
public final class Presets {
    /** The last one sounds near, and has no answer there. */
    private static final List<String> HANDBOOK = List.of(
            "What is nucleus sampling?",
            "What does a perplexity of 20 mean?",
            "How many layers and parameters does BERT base have?",
            "Why can't a chatbot reliably count the letters in a word?",
            "How much does the GPT-4 API cost per million tokens?");

    private Presets() {}

    /** A few questions on a base, the first of which stands there at first; one of them may have no answer. */
    public static List<String> of(Corpus corpus) {
        return switch (corpus.choice()) {
            case GAZETTEER -> world();
            case OWN -> List.of();
            case SENTENCES ->
                corpus.questions().stream().map(BaseQuestion::text).toList();
            case HANDBOOK -> HANDBOOK;
        };
    }

    /** Two facts from after the cutoff, then two from before it. */
    private static List<String> world() {
        List<Country> before = World.standard().countries(false);
        List<Country> after = World.standard().countries(true);
        return List.of(
                question("what is the {noun} of {country}?", FactKind.CAPITAL, after.getFirst()),
                question("which river flows through {country}?", FactKind.RIVER, after.get(1)),
                question("what is the {noun} of {country}?", FactKind.CAPITAL, before.getFirst()),
                question("which dish do people eat in {country}?", FactKind.DISH, before.get(1)));
    }

    private static String question(String template, FactKind kind, Country country) {
        return BaseText.capitalized(
                template.replace("{noun}", kind.noun()).replace("{country}", BaseText.capitalized(country.name())));
    }
}
