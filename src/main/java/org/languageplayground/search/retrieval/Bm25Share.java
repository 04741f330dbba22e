package org.languageplayground.search.retrieval;

/**
 * What one term of a query adds to BM25: {@code queryCount · idf · tf / (tf + lengthNorm)}.
 *
 * @param term as the index knows it
 * @param queryCount how often it stands in the query
 * @param tf how often it stands in the chunk
 * @param documentFrequency how many chunks hold it
 * @param idf ln(1 + (n - df + 0.5) / (df + 0.5)), n being the chunks that hold any term
 * @param lengthNorm k1 · (1 - b + b · length / average length)
 * @param share what it adds
 */
public record Bm25Share(
        String term, int queryCount, int tf, int documentFrequency, double idf, double lengthNorm, double share) {}
