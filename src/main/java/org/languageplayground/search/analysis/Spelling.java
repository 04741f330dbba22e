package org.languageplayground.search.analysis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;

/** Finds the word that was meant: the nearest by edit distance, where two letters that have changed places count as one edit. */
public final class Spelling {
    private static final int SHORTEST = 3;
    private static final int LONG = 6;

    private Spelling() {}

    /**
     * The nearest of some words, by one edit, or by two where the word has six letters or more and begins alike; among equally near ones
     * the most frequent.
     *
     * @param words one vocabulary or several
     * @param frequency how often each of the words occurs
     */
    public static Optional<String> nearest(
            String word, List<? extends Collection<String>> words, ToIntFunction<String> frequency) {
        if (word.length() < SHORTEST) {
            return Optional.empty();
        }
        LevenshteinAutomata automata = new LevenshteinAutomata(word, true);
        return best(within(1, automata, words), frequency)
                .or(() -> word.length() < LONG
                        ? Optional.empty()
                        : best(
                                within(2, automata, words).stream()
                                        .filter(near -> near.charAt(0) == word.charAt(0))
                                        .toList(),
                                frequency));
    }

    private static List<String> within(
            int edits, LevenshteinAutomata automata, List<? extends Collection<String>> words) {
        CharacterRunAutomaton near = new CharacterRunAutomaton(automata.toAutomaton(edits));
        List<String> found = new ArrayList<>();
        for (Collection<String> vocabulary : words) {
            for (String word : vocabulary) {
                if (word.length() >= SHORTEST && near.run(word)) {
                    found.add(word);
                }
            }
        }
        return found;
    }

    private static Optional<String> best(List<String> words, ToIntFunction<String> frequency) {
        return words.stream().max(Comparator.comparingInt(frequency).thenComparing(Comparator.reverseOrder()));
    }
}
