package org.languageplayground.attention.reading;

import java.util.List;

/**
 * What a model says: the likeliest words at a place, and what they would be without the heads that the page shows.
 *
 * @param place the token whose output is read, counted from 0: the last one, or the blank
 * @param words the likeliest first
 * @param without the same with the output of the shown heads switched off as well
 * @param before the same with all heads on
 */
public record Said(int place, List<Word> words, List<Word> without, List<Word> before) {

    /**
     * A token that could stand there.
     *
     * @param probability from 0 to 1
     */
    public record Word(String text, double probability) {}
}
