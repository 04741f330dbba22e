package org.languageplayground.search.retrieval;

import java.util.OptionalInt;

/**
 * What one ranking adds to reciprocal rank fusion: weight / (60 + rank).
 *
 * @param ranking whose ranking it is
 * @param rank the chunk's rank there, from 1; none if the ranking does not hold it
 * @param weight how much the ranking counts
 * @param share what it adds, 0 without a rank
 */
public record RankShare(String ranking, OptionalInt rank, double weight, double share) {}
