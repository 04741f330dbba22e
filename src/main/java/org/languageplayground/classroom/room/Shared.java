package org.languageplayground.classroom.room;

/**
 * A scenario on the board.
 *
 * @param id of the student who put it there
 * @param note what the student wrote to it
 * @param scenario a path with its parameters
 */
public record Shared(String id, String note, String scenario) {
    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 200;

    /** @throws RefusedException if it is too long */
    public Shared {
        if (note.length() > LONGEST_NOTE || scenario.length() > Screen.LONGEST_SCENARIO) {
            throw new RefusedException("class.refused.note", LONGEST_NOTE);
        }
    }
}
