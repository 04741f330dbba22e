package org.languageplayground.rag.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.languageplayground.search.text.Span;

/**
 * What the model is given to read before the question.
 *
 * @param texts the chunks, best first; one text where the student has edited it
 * @param edited whether it is the student's
 */
public record Passage(List<String> texts, boolean edited) {
    private static final String BETWEEN = "\n";

    /** As it is shown: a line a chunk. */
    public String text() {
        return String.join(BETWEEN, texts);
    }

    /** Where a word stands in it; nowhere for an answer without a word. */
    public List<Span> places(String word) {
        if (word.isBlank()) {
            return List.of();
        }
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{N}])")
                .matcher(text().toLowerCase(Locale.ROOT))
                .results()
                .map(found -> new Span(found.start(), found.end()))
                .toList();
    }

    /**
     * What did not fit into the model's context.
     *
     * @param read how many characters of each text fitted
     */
    public List<Span> left(List<Integer> read) {
        List<Span> left = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < texts.size(); i++) {
            int end = start + texts.get(i).length();
            if (start + read.get(i) < end) {
                left.add(new Span(start + read.get(i), end));
            }
            start = end + BETWEEN.length();
        }
        return left;
    }
}
