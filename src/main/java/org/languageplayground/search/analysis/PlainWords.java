package org.languageplayground.search.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.languageplayground.search.text.Span;

/**
 * Words of two or more letters, digits or underscores: what scikit-learn's TfidfVectorizer does by default, of a folded text (scikit-learn keeps
 * accents and knows only small letters).
 */
public final class PlainWords implements Analysis {
    /** What folding may join to words: letters with their marks, and signs that are not seen. */
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}\\p{Cf}_]*+");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{2,}");

    @Override
    public List<Term> terms(String text) {
        List<Term> terms = new ArrayList<>();
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            Matcher word = WORD.matcher(Folding.of(run.group()));
            while (word.find()) {
                terms.add(new Term(word.group(), new Span(run.start(), run.end()), terms.size()));
            }
        }
        return terms;
    }
}
