package org.languageplayground.world.category;

/**
 * A text that belongs to a category.
 *
 * @param category its place among the set's categories, from 0
 */
public record Example(String text, int category) {}
