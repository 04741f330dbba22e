package org.languageplayground.attention.reading;

/**
 * How near a sentence is in meaning to the student's own, as the cosine of their vectors, −1 to 1; NaN for an empty one.
 *
 * @param cosine of the model as things are set
 * @param without with the output of the shown heads switched off as well, for both sentences
 * @param before with all heads on
 */
public record Likeness(String sentence, double cosine, double without, double before) {}
