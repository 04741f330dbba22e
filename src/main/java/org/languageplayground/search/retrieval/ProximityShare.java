package org.languageplayground.search.retrieval;

/**
 * What one term of a query adds to BM25 with term proximity.
 *
 * @param term as the index knows it
 * @param tf how often it stands in the chunk
 * @param closeness Σ idf of the other term / distance², over the neighbouring pairs of query terms that it is part of
 * @param bm25 idf · tf / (tf + lengthNorm)
 * @param proximity min(1, idf) · closeness / (closeness + lengthNorm)
 */
public record ProximityShare(String term, int tf, double closeness, double bm25, double proximity) {}
