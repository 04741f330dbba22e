package org.languageplayground.attention.reading;

import java.util.List;
import java.util.function.IntFunction;
import org.languageplayground.transformer.measure.Candidates;
import org.languageplayground.transformer.measure.Candidates.Candidate;
import org.languageplayground.ui.chart.WordBars;

/**
 * What a model says: the likeliest words at a place, and what they would be without the heads that the page shows.
 *
 * @param place the token whose output is read, counted from 0: the last one, or the blank
 * @param words the likeliest first
 * @param without the same with the output of the shown heads switched off as well
 * @param before the same with all heads on
 */
public record Said(int place, List<Word> words, List<Word> without, List<Word> before) {

    /**
     * A token that could stand there.
     *
     * @param probability from 0 to 1
     */
    public record Word(String text, double probability) {}

    /**
     * The likeliest words.
     *
     * @param most how many
     * @param logits of all, {@code [vocabulary]}
     * @param text of a token by its id
     */
    public static List<Word> likeliest(int most, float[] logits, IntFunction<String> text) {
        return words(Candidates.likeliest(most, logits), text);
    }

    /**
     * Candidates as words.
     *
     * @param text of a token by its id
     */
    static List<Word> words(List<Candidate> candidates, IntFunction<String> text) {
        return candidates.stream()
                .map(candidate -> new Word(text.apply(candidate.id()), candidate.probability()))
                .toList();
    }

    /** Words as bars. */
    public static List<WordBars.Word> bars(List<Word> words) {
        return words.stream()
                .map(word -> new WordBars.Word(word.text(), word.probability()))
                .toList();
    }
}
