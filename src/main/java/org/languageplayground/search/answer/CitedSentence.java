package org.languageplayground.search.answer;

import org.languageplayground.search.text.Span;

/**
 * A sentence that answers, word for word.
 *
 * @param chunk the number of the chunk that holds it, in the base
 * @param span where it stands in the chunk's text
 * @param text the sentence
 * @param inSentence the share of the question that it holds itself, 0 to 1
 * @param inChunk the share that its chunk holds, 0 to 1
 */
public record CitedSentence(int chunk, Span span, String text, double inSentence, double inChunk) {

    /** How well it answers: the mean of both shares, 0 to 1. */
    public double support() {
        return (inSentence + inChunk) / 2;
    }
}
