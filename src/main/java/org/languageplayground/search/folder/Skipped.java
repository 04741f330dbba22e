package org.languageplayground.search.folder;

import java.util.Optional;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/**
 * Something in a folder that is not read.
 *
 * @param file its name below the folder, with slashes
 * @param count how many lines, megabytes or documents, as the reason has it; 0 where it counts nothing
 * @param detail the first of these lines, or what the reader's reason names; empty where there is nothing more to say
 * @param unread why its text cannot be taken out of it, where it is that
 */
public record Skipped(Why why, String file, long count, String detail, Optional<Reason> unread) {
    /** Something that is left out before its text is looked for. */
    public Skipped(Why why, String file, long count, String detail) {
        this(why, file, count, detail, Optional.empty());
    }

    /** A file whose text cannot be taken out of it. */
    public static Skipped of(DocumentProblem problem) {
        return new Skipped(Why.UNREAD, problem.file(), problem.most(), problem.detail(), Optional.of(problem.reason()));
    }

    /** Why it is not read. */
    public enum Why {
        /** Its text cannot be taken out of it. */
        UNREAD,
        /** It could not be opened, or not be read to its end. */
        UNREADABLE,
        /** It is a link; whatever lies in the folder is found without. */
        LINK,
        /** It is neither a file nor a folder. */
        SPECIAL,
        /** It is larger than so many megabytes. */
        LARGE,
        /** There are not so many megabytes of memory to read it in. */
        NO_MEMORY,
        /** With it there would be more than so many documents. */
        DOCUMENTS,
        /** With it there would be more than so many characters. */
        CHARACTERS,
        /** So many of its lines are not what they should be. */
        LINES,
        /** So many of its lines repeat an id of a line above. */
        IDS,
        /** So many of its lines hold no text. */
        EMPTY,
        /** There are more than so many files. */
        FILES
    }
}
