package org.languageplayground.world.training;

/**
 * A training text as token ids.
 *
 * @param ids {@code [tokens]}
 * @param weights how much the prediction of each token counts, {@code [tokens]}
 * @param answers whether each token belongs to an answer, {@code [tokens]}
 */
record EncodedExample(int[] ids, float[] weights, boolean[] answers) {}
