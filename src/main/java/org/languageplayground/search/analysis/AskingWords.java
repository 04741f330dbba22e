package org.languageplayground.search.analysis;

import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/** English words that ask without saying what about; a question may hold them though no document does. */
public final class AskingWords {
    private static final Set<String> ASKING = Set.of(
            "what",
            "which",
            "who",
            "whom",
            "whose",
            "when",
            "where",
            "why",
            "how",
            "do",
            "does",
            "did",
            "can",
            "could",
            "should",
            "would",
            "has",
            "have",
            "had",
            "were",
            "been",
            "am",
            "i",
            "me",
            "my",
            "we",
            "our",
            "you",
            "your",
            "tell",
            "explain",
            "describe",
            "many",
            "much",
            "about",
            "from");

    private AskingWords() {}

    /** Whether a word in lower case is one of them, or one of Lucene's stop words. */
    public static boolean contains(String word) {
        return ASKING.contains(word) || EnglishAnalyzer.ENGLISH_STOP_WORDS_SET.contains(word);
    }
}
