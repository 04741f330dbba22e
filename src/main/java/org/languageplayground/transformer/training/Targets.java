package org.languageplayground.transformer.training;

/**
 * What a model should predict, and where.
 *
 * @param rows the tokens of the batch at which it predicts
 * @param ids the right token there
 * @param weights how much each counts in the loss
 */
public record Targets(int[] rows, int[] ids, float[] weights) {}
