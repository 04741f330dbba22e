package org.languageplayground.search.folder;

/**
 * Something in a folder that is not read.
 *
 * @param file its name below the folder, with slashes
 * @param count how many lines, megabytes or documents, as the reason has it; 0 where it counts nothing
 * @param detail the first of these lines, or the sentence of who could not read the file; empty where there is nothing more to say
 */
public record Skipped(Why why, String file, long count, String detail) {

    /** Why it is not read. */
    public enum Why {
        /** Its text cannot be taken out of it, as the sentence says. */
        SAID,
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
