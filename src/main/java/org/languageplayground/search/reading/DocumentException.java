package org.languageplayground.search.reading;

import java.util.Locale;

/** A file that cannot be read, said in one sentence. */
public final class DocumentException extends RuntimeException {
    private static final int LONGEST_NAME = 60;

    DocumentException(String file, String problem) {
        this(file, problem, null);
    }

    DocumentException(String file, String problem, Throwable cause) {
        super("“" + shortened(file) + "” " + problem + ".", cause);
    }

    /** There are as many documents as there may be. */
    public static DocumentException oneTooMany(String file, int most) {
        return new DocumentException(
                file, String.format(Locale.ROOT, "is one too many: %,d documents are the most at a time", most));
    }

    /** There is more text in it than is read. */
    static DocumentException tooLong(String file, int most) {
        return new DocumentException(
                file, String.format(Locale.ROOT, "holds more than %,d characters, the most that is read", most));
    }

    /** A file's name as messages have it. */
    public static String shortened(String file) {
        String printable = file.replaceAll("\\p{Cntrl}", " ");
        return printable.codePointCount(0, printable.length()) <= LONGEST_NAME
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
