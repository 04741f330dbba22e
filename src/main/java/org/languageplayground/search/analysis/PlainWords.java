package org.languageplayground.search.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.languageplayground.search.text.Span;

/** Lower-case words of two or more letters, digits or underscores: what scikit-learn's TfidfVectorizer does by default. */
public final class PlainWords implements Analysis {
    private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]{2,}");

    @Override
    public List<Term> terms(String text) {
        List<Term> terms = new ArrayList<>();
        Matcher run = RUN.matcher(text);
        while (run.find()) {
            Matcher word = WORD.matcher(run.group().toLowerCase(Locale.ROOT));
            while (word.find()) {
                terms.add(new Term(word.group(), new Span(run.start(), run.end()), terms.size()));
            }
        }
        return terms;
    }
}
