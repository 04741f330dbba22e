package org.languageplayground.finetuning.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.Fact;
import org.languageplayground.world.lesson.FactSentence;

/**
 * The facts that a student typed.
 *
 * @param facts those that could be read, each once
 * @param problem why they cannot be taught; null if they can
 */
record OwnFacts(List<Fact> facts, Notice problem) {
    static final int MOST = 10;
    static final int LONGEST_TEXT = 1_000;

    /**
     * Reads one fact a sentence.
     *
     * @param spelled whether the model has a token for every letter of a name
     */
    static OwnFacts read(String text, Predicate<String> spelled) {
        if (text.length() > LONGEST_TEXT) {
            return problem("facts", LONGEST_TEXT);
        }
        List<Fact> facts = new ArrayList<>();
        for (String sentence : text.split("[\\n.]+")) {
            if (sentence.isBlank()) {
                continue;
            }
            Optional<Fact> fact = FactSentence.read(sentence);
            if (fact.isEmpty()) {
                return problem("facts.form", shortened(sentence.strip()));
            }
            Fact read = fact.get();
            if (!spelled.test(read.country()) || !spelled.test(read.value())) {
                return problem("facts.letters", shortened(sentence.strip()));
            }
            if (facts.stream().anyMatch(other -> contradict(other, read))) {
                return problem("facts.contradiction", read.kind().noun(), read.country());
            }
            if (!facts.contains(read)) {
                facts.add(read);
            }
        }
        if (facts.isEmpty()) {
            return problem("facts.none");
        }
        return facts.size() > MOST ? problem("facts.many", MOST, facts.size()) : new OwnFacts(facts, null);
    }

    private static boolean contradict(Fact one, Fact other) {
        return one.kind() == other.kind()
                && one.country().equals(other.country())
                && !one.value().equals(other.value());
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
