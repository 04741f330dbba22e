package org.languageplayground.search.embedding;

import org.languageplayground.search.text.Span;

/**
 * What one token of a query found in a chunk.
 *
 * @param query where the token stands in the query
 * @param token which of the chunk's it is most like, from 0
 * @param chunk where that one stands in the chunk
 * @param cosine of the two
 * @param share what it adds to the score: the cosine, divided by the number of the query's tokens
 */
public record TokenMatch(Span query, int token, Span chunk, double cosine, double share) {}
