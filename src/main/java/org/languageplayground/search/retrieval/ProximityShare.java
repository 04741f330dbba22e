package org.languageplayground.search.retrieval;

/**
 * What one term of a query adds to BM25 with term proximity.
 *
 * @param term as the index knows it
 * @param queryCount how often it stands in the query
 * @param tf how often it stands in the chunk
 * @param closeness Σ idf of the other term / distance², over the neighbouring pairs of query terms that it is part of
 * @param bm25 queryCount · idf · tf / (tf + lengthNorm)
 * @param proximity queryCount · min(1, idf) · closeness / (closeness + lengthNorm)
 */
public record ProximityShare(String term, int queryCount, int tf, double closeness, double bm25, double proximity) {}
