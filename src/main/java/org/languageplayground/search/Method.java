package org.languageplayground.search;

import org.languageplayground.search.analysis.Analysis;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.PlainWords;

/** The ways to find chunks in a knowledge base. */
public enum Method {
    DENSE,
    BM25,
    HYBRID,
    HYBRID_RERANKED,
    TF_IDF;

    /** How it takes texts apart: TF-IDF counts the words as they are written, the others their stems without stop words. */
    public Analysis analysis() {
        return this == TF_IDF ? new PlainWords() : new EnglishWords();
    }
}
