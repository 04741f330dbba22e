package org.languageplayground.search.retrieval;

/**
 * What one term of a query adds to a cosine.
 *
 * @param term as the index knows it
 * @param query the term's weight in the query's vector of length 1
 * @param chunk what it meets in the chunk's vector of length 1: the weight there, or how far that points along the term
 * @param share what it adds
 */
public record TermShare(String term, double query, double chunk, double share) {}
