package org.languageplayground.search;

/** The ways to find chunks in a knowledge base. */
public enum Method {
    DENSE,
    BM25,
    HYBRID,
    HYBRID_RERANKED,
    TF_IDF
}
