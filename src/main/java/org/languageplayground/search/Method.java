package org.languageplayground.search;

import org.languageplayground.search.analysis.Analysis;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.PlainWords;

/** The ways to find chunks in a knowledge base. */
public enum Method {
    TF_IDF,
    BM25,
    DENSE,
    HYBRID,
    HYBRID_RERANKED,
    LSA;

    /** Whether it can only be had where an encoder has read the chunks. */
    public boolean needsEncoder() {
        return this == DENSE || this == HYBRID_RERANKED;
    }

    /** How it takes texts apart: TF-IDF counts the words as they are written, the others their stems without stop words. */
    public Analysis analysis() {
        return this == TF_IDF ? new PlainWords() : new EnglishWords();
    }
}
