package org.languageplayground.classroom.sheet;

/**
 * A question of the teacher's own.
 *
 * @param lines ruled lines for the answer
 * @param answer for the solution sheet; may be empty
 */
record Question(String text, int lines, String answer) {
    static final int MOST_LINES = 20;
    static final int USUAL_LINES = 3;

    /** So many characters a question or an answer can have. */
    static final int LONGEST = 2_000;

    static final Question EMPTY = new Question("", USUAL_LINES, "");

    /** Whether there is nothing to print. */
    boolean blank() {
        return text.isBlank();
    }
}
