package org.languageplayground.classroom.lesson.plan;

import java.util.List;

/**
 * What a class guesses before it is shown.
 *
 * @param right which option comes true, from 0
 * @param why what happens, and why
 */
public record Question(String text, List<String> options, int right, String why) {
    public Question {
        options = List.copyOf(options);
    }
}
