package org.languageplayground.transformer.measure;

/**
 * A text, and at which of its tokens a model's output is looked at.
 *
 * @param ids of its tokens
 * @param queries counted from 0
 */
public record AskedText(int[] ids, int[] queries) {}
