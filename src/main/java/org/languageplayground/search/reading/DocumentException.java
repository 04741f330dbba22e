package org.languageplayground.search.reading;

/** A file that cannot be read, said in one sentence. */
public final class DocumentException extends RuntimeException {
    private static final int LONGEST_NAME = 60;

    DocumentException(String file, String problem) {
        this(file, problem, null);
    }

    DocumentException(String file, String problem, Throwable cause) {
        super("“" + shortened(file) + "” " + problem + ".", cause);
    }

    private static String shortened(String file) {
        String printable = file.replaceAll("\\p{Cntrl}", " ");
        return printable.codePointCount(0, printable.length()) <= LONGEST_NAME
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
