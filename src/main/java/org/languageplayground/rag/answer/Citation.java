package org.languageplayground.rag.answer;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.languageplayground.search.text.Span;

/**
 * A number in square brackets, by which an LLM names the chunk that a statement comes from.
 *
 * @param number as the LLM writes it: the first chunk is 1, and one that it makes up can be any
 * @param span where the number stands in the answer
 */
record Citation(int number, Span span) {
    private static final Pattern BRACKETS = Pattern.compile("\\[ ?[0-9]{1,4}(?: ?[,;] ?[0-9]{1,4})* ?]");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /** The citations of a text in order; those of "[1][3]" and of "[1, 3]" are the same. */
    static List<Citation> in(String text) {
        return BRACKETS.matcher(text)
                .results()
                .flatMap(group -> NUMBER.matcher(group.group()).results().map(number -> of(number, group.start())))
                .toList();
    }

    private static Citation of(MatchResult number, int shift) {
        return new Citation(Integer.parseInt(number.group()), new Span(shift + number.start(), shift + number.end()));
    }
}
