package org.languageplayground.rag.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.rag.base.BaseText;
import org.languageplayground.search.analysis.AskingWords;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.PlainWords;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.world.AskedFact;

/**
 * What helps where a question cannot be answered.
 *
 * @param near words that the base does not hold, each with the word that was probably meant
 * @param strange words that the base does not hold, and that are near none of its own
 * @param outside whether the base holds no answer, whatever its words
 * @param instead a question to ask in its place: the same with the words that were meant, or else one that is near; none where there is
 *     nothing to mend
 */
public record Guidance(Map<String, String> near, List<String> strange, boolean outside, Optional<String> instead) {

    /** What there is to say about a question. */
    static Guidance on(RagReading reading) {
        Map<String, String> near = new LinkedHashMap<>();
        List<String> strange = new ArrayList<>();
        for (String word : reading.unknown()) {
            if (!known(word, reading)) {
                meant(word, reading).ifPresentOrElse(meant -> near.put(word, meant), () -> strange.add(word));
            }
        }
        boolean outside = outside(reading);
        return new Guidance(near, strange, outside, instead(reading, near, outside));
    }

    /** What an encoder knows as a word of English is no slip, though the documents do not hold it; in the invented world it is. */
    private static Optional<String> meant(String word, RagReading reading) {
        boolean english = !reading.corpus().ofTheWorld()
                && reading.base()
                        .dense()
                        .filter(dense -> dense.embedding().encoder().knows(word))
                        .isPresent();
        return english
                ? Optional.empty()
                : reading.base().near(word, reading.corpus().questionWords());
    }

    private static Optional<String> instead(RagReading reading, Map<String, String> near, boolean outside) {
        String query = reading.asked().query();
        if (!near.isEmpty()) {
            return Optional.of(mended(query, near));
        }
        return outside
                ? reading.corpus().nearestExample(query).filter(question -> !question.equals(query))
                : Optional.empty();
    }

    /** Words that ask, and other forms of words in the base, are nothing to mend. */
    private static boolean known(String word, RagReading reading) {
        return AskingWords.contains(word)
                || reading.corpus().questionWords().containsKey(word)
                || new EnglishWords()
                        .terms(word).stream()
                                .allMatch(term -> reading.base().statistics().holds(term.text()));
    }

    /** In the invented world only facts can be asked for; elsewhere whatever the chunks hold. */
    private static boolean outside(RagReading reading) {
        return reading.corpus().ofTheWorld()
                ? AskedFact.of(reading.asked().query()).isEmpty()
                : reading.answer() instanceof Answer.Extracted extracted
                        && !extracted.sentences().found();
    }

    private static String mended(String query, Map<String, String> near) {
        StringBuilder mended = new StringBuilder(query);
        for (Term term : new PlainWords().terms(query).reversed()) {
            String meant = near.get(term.text());
            if (meant != null) {
                String typed = term.span().of(query);
                boolean great = typed.substring(0, 1).toUpperCase(Locale.ROOT).equals(typed.substring(0, 1));
                mended.replace(term.span().start(), term.span().end(), great ? BaseText.capitalized(meant) : meant);
            }
        }
        return mended.toString();
    }

    /** Whether there is anything to say. */
    public boolean needed() {
        return outside || !near.isEmpty() || !strange.isEmpty();
    }
}
