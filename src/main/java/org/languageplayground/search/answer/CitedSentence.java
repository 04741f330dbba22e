package org.languageplayground.search.answer;

import org.languageplayground.search.text.Span;

/**
 * A sentence that answers, word for word.
 *
 * @param chunk the number of the chunk that holds it, in the base
 * @param span where it stands in the chunk's text
 * @param text the sentence
 * @param support the share of the question that it covers, 0 to 1
 */
public record CitedSentence(int chunk, Span span, String text, double support) {}
