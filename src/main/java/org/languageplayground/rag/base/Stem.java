package org.languageplayground.rag.base;

import java.util.List;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.PlainWords;
import org.languageplayground.search.analysis.Term;

/**
 * A stem of a text, as all methods but TF-IDF count them.
 *
 * @param position which word it comes from, words that are left out counted
 * @param start of that word, counted as UTF-16 does
 */
public record Stem(String stem, int position, int start, int end) {

    /** The stems of a text, in their order. */
    public static List<Stem> in(String text) {
        return new EnglishWords()
                .terms(text).stream()
                        .map(term -> new Stem(
                                term.text(),
                                term.position(),
                                term.span().start(),
                                term.span().end()))
                        .toList();
    }

    /** The words of a text, as TF-IDF counts them. */
    public static List<String> words(String text) {
        return new PlainWords().terms(text).stream().map(Term::text).toList();
    }
}
