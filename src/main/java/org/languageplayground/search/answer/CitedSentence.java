package org.languageplayground.search.answer;

import java.util.OptionalDouble;
import org.languageplayground.search.text.Span;

/**
 * A sentence that answers, word for word.
 *
 * @param chunk the number of the chunk that holds it, in the base
 * @param span where it stands in the chunk's text
 * @param text the sentence
 * @param inSentence the share of the question that it holds itself, 0 to 1
 * @param inChunk the share that its chunk holds, 0 to 1
 * @param cosine of question and sentence by the encoder, if there is one
 */
public record CitedSentence(
        int chunk, Span span, String text, double inSentence, double inChunk, OptionalDouble cosine) {

    /** How well it answers: the mean of both shares, and that of it and the cosine where there is one; at most 1. */
    public double support() {
        double byWords = (inSentence + inChunk) / 2;
        return cosine.isPresent() ? (byWords + cosine.getAsDouble()) / 2 : byWords;
    }
}
