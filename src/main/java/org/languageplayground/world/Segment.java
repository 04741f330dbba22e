package org.languageplayground.world;

/**
 * A stretch of a training text.
 *
 * @param text words and punctuation marks, separated by spaces
 * @param weight how much the prediction of each of its tokens counts
 * @param answer whether it answers a question
 */
public record Segment(String text, float weight, boolean answer) {}
