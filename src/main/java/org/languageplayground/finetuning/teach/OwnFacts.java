package org.languageplayground.finetuning.teach;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;
import org.languageplayground.world.Fact;
import org.languageplayground.world.FactKind;
import org.languageplayground.world.lesson.FactSentence;

/**
 * The facts that a student typed.
 *
 * @param facts each once, with names as the model reads them; none if there is a problem
 * @param problem why they cannot be taught; null if they can
 */
record OwnFacts(List<Fact> facts, Notice problem) {
    static final int MOST = 10;
    static final int LONGEST_TEXT = 1_000;

    /**
     * Reads one fact a sentence.
     *
     * @param spelling how the model reads a name, "oland" for "Øland"; empty if it has no token for one of its letters
     */
    static OwnFacts read(String text, Function<String, Optional<String>> spelling) {
        if (text.length() > LONGEST_TEXT) {
            return problem("lora.notice.facts", LONGEST_TEXT, text.length());
        }
        List<Fact> facts = new ArrayList<>();
        for (String sentence : text.split("[\\n.]+")) {
            if (sentence.isBlank()) {
                continue;
            }
            Optional<Fact> fact = FactSentence.read(sentence);
            if (fact.isEmpty()) {
                return problem("lora.notice.facts.form", shortened(sentence.strip()));
            }
            Optional<String> country = spelling.apply(fact.get().country());
            Optional<String> value = spelling.apply(fact.get().value());
            if (country.isEmpty() || value.isEmpty()) {
                return problem("lora.notice.facts.letters", shortened(sentence.strip()));
            }
            Fact read = new Fact(country.get(), fact.get().kind(), value.get());
            if (facts.stream().anyMatch(other -> contradict(other, read))) {
                return problem("lora.notice.facts.contradiction", kind(read.kind()), read.country());
            }
            if (!facts.contains(read)) {
                facts.add(read);
            }
        }
        if (facts.isEmpty()) {
            return problem("lora.notice.facts.none");
        }
        return facts.size() > MOST ? problem("lora.notice.facts.many", MOST, facts.size()) : new OwnFacts(facts, null);
    }

    private static boolean contradict(Fact one, Fact other) {
        return one.kind() == other.kind()
                && one.country().equals(other.country())
                && !one.value().equals(other.value());
    }

    private static Notice kind(FactKind kind) {
        return new Notice("lora.kind." + PageText.key(kind));
    }

    private static OwnFacts problem(String key, Object... arguments) {
        return new OwnFacts(List.of(), new Notice(key, arguments));
    }

    private static String shortened(String text) {
        int most = 60;
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most)) + "…";
    }
}
