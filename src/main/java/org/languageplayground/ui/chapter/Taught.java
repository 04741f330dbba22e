package org.languageplayground.ui.chapter;

/**
 * What a fine-tuning came to.
 *
 * @param question that the lesson answers
 * @param says what the model answers now
 * @param probability of that answer, 0 to 1
 * @param right whether it is what was taught
 * @param lost how many facts that it knew before it now gets wrong
 * @param known how many it knew before
 */
public record Taught(String question, String says, double probability, boolean right, int lost, int known) {}
