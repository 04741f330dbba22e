package org.languageplayground.attention.paths;

/**
 * What really happens to one token's output where another one is unseen.
 *
 * @param query the token whose output is looked at, counted from 0
 * @param said the likeliest word there with all in sight; null where the model says no words
 * @param before its probability
 * @param change without each token: bits of divergence, or how far the last vector turns; NaN where it was not asked for, {@code [tokens]}
 * @param probability what is left to the word; NaN where there is none, {@code [tokens]}
 */
record TokenChanges(int query, String said, double before, double[] change, double[] probability) {}
