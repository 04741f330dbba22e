package org.languageplayground.search.reading;

/**
 * Why a file cannot be read, for whoever puts it into words.
 *
 * @param file the file's name as messages have it
 * @param most the most bytes, characters, columns, documents or seconds, as the reason has it; 0 where it counts nothing
 * @param detail the name of the encoding, as the reason has it; else empty
 */
public record DocumentProblem(Reason reason, String file, int most, String detail) {

    /** Why it cannot be read. */
    public enum Reason {
        /** The ending of its name is none of those that are read. */
        OTHER_KIND,
        /** It holds no byte. */
        EMPTY,
        /** Reading broke off. */
        CUT_OFF,
        /** There are more bytes than so many. */
        LARGE,
        /** There are more characters than so many. */
        LONG,
        /** A table has more columns than so many. */
        WIDE_TABLE,
        /** There are so many documents already. */
        ONE_TOO_MANY,
        /** Reading it took more than so many seconds of a processor. */
        SLOW,
        /** There is no text in it. */
        NO_TEXT,
        /** There is no text in a PDF. */
        NO_TEXT_IN_PDF,
        /** It is not text in any encoding. */
        NOT_TEXT,
        /** Most of it is UTF-8, but not all. */
        DAMAGED,
        /** Its first bytes name an encoding which the others are not in. */
        DAMAGED_AS_MARKED,
        /** A quotation mark of a table has no partner. */
        BROKEN_TABLE,
        /** It is no HTML. */
        NOT_HTML,
        /** Its marks lie within each other too often. */
        NESTED,
        /** It is no PDF, though it is called one. */
        NOT_PDF,
        /** It is a PDF, though it is called something else. */
        HIDDEN_PDF,
        /** It is a PDF that needs a password. */
        ENCRYPTED_PDF,
        /** It is a PDF that cannot be followed. */
        BROKEN_PDF,
        /** It is a PDF whose pages are far larger than the file. */
        FULL_PDF,
        /** It is encrypted, or as Word wrote it before 2007. */
        OLD_WORD,
        /** It is no zip. */
        NOT_OFFICE,
        /** It is no docx. */
        NOT_DOCX,
        /** It is no odt. */
        NOT_ODT,
        /** It needs a password. */
        ENCRYPTED,
        /** It cannot be followed. */
        BROKEN,
        /** It declares entities. */
        ENTITIES,
        /** It unfolds to more than is read. */
        UNFOLDS
    }
}
