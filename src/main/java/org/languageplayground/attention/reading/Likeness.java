package org.languageplayground.attention.reading;

/**
 * How near a sentence is in meaning to the student's own, as the cosine of their vectors, −1 to 1; NaN for an empty one.
 *
 * @param cosine of the model as it is
 * @param without with the output of the shown heads switched off, for both sentences
 */
public record Likeness(String sentence, double cosine, double without) {}
