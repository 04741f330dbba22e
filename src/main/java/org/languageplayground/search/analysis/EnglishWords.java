package org.languageplayground.search.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.languageplayground.search.text.Span;

/** Lucene's analysis of English: folded words, no possessive 's, no stop words, Porter's stems. C, C++ and C# are three words. */
public final class EnglishWords implements Analysis {
    /** The same for Lucene; any number of threads may use it. */
    public static final Analyzer ANALYZER = new FoldedEnglish();

    @Override
    public List<Term> terms(String text) {
        List<Term> terms = new ArrayList<>();
        try (TokenStream stream = ANALYZER.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            PositionIncrementAttribute increment = stream.addAttribute(PositionIncrementAttribute.class);
            int position = -1;
            stream.reset();
            while (stream.incrementToken()) {
                position += increment.getPositionIncrement();
                terms.add(new Term(term.toString(), new Span(offset.startOffset(), offset.endOffset()), position));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return terms;
    }
}
