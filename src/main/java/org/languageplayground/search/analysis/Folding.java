package org.languageplayground.search.analysis;

import com.ibm.icu.text.Normalizer2;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;

/**
 * One form for all ways to write a word: no accents, however they are encoded; no capitals, ligatures, typographic apostrophes or wide letters;
 * ss for ß. Lucene's, after Unicode's report 30 on character foldings; it also takes и for й, and か for が.
 */
final class Folding {
    private static final Normalizer2 FORM = ICUFoldingFilter.NORMALIZER;

    private Folding() {}

    /** The folded text; it may be longer, shorter, or empty. */
    static String of(CharSequence text) {
        return FORM.normalize(text);
    }
}
