package org.languageplayground.world.lesson;

import java.util.List;

/**
 * A question with the answers that count as right.
 *
 * @param text in the world's words
 * @param answers the expected one first, each with the full stop that ends it
 */
public record Question(String text, List<String> answers) {

    /** A question with one right answer. */
    Question(String text, String answer) {
        this(text, List.of(answer));
    }
}
