package org.languageplayground.search.analysis;

import org.apache.lucene.analysis.FilteringTokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Folds words; those of which nothing is left are left out. */
final class FoldedWords extends FilteringTokenFilter {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

    FoldedWords(TokenStream words) {
        super(words);
    }

    @Override
    protected boolean accept() {
        // One sign may stand for several words, such as U+FDFA.
        String folded = Folding.of(term).replace(" ", "");
        term.setEmpty().append(folded);
        return !folded.isEmpty();
    }
}
