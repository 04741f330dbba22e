package org.languageplayground.search.analysis;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/** What Lucene's {@link EnglishAnalyzer} does, of folded words. */
final class FoldedEnglish extends Analyzer {

    @Override
    protected TokenStreamComponents createComponents(String field) {
        StandardTokenizer words = new StandardTokenizer();
        SignedWords signed = new SignedWords(words);
        TokenStream terms = new EnglishPossessiveFilter(new FoldedWords(signed));
        terms = new PorterStemFilter(new StopFilter(terms, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET));
        return new TokenStreamComponents(
                reader -> {
                    String text = whole(reader);
                    signed.of(text);
                    words.setReader(new StringReader(text));
                },
                terms);
    }

    private static String whole(Reader reader) {
        StringWriter text = new StringWriter();
        try {
            reader.transferTo(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return text.toString();
    }
}
