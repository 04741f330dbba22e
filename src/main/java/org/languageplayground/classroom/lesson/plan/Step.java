package org.languageplayground.classroom.lesson.plan;

import java.util.Optional;

/**
 * One step of a lesson.
 *
 * @param minutes how long it takes
 * @param scenario what the page shows
 * @param notes for the teacher alone, as HTML that holds nothing but text and its form
 * @param question what the class guesses
 * @param reveal what the page shows with the answer, where that is something else
 */
public record Step(
        String title,
        int minutes,
        Scenario scenario,
        String notes,
        Optional<Question> question,
        Optional<Scenario> reveal) {

    /** Whether something is shown in a second turn. */
    public boolean hasReveal() {
        return question.isPresent() || reveal.isPresent();
    }
}
