package org.languageplayground.search.reading;

import java.io.Serial;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** A file that cannot be read. */
public final class DocumentException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int LONGEST_NAME = 60;

    private final transient DocumentProblem problem;

    DocumentException(String file, Reason reason) {
        this(new DocumentProblem(reason, shortened(file), 0, ""), null);
    }

    DocumentException(String file, Reason reason, Throwable cause) {
        this(new DocumentProblem(reason, shortened(file), 0, ""), cause);
    }

    private DocumentException(DocumentProblem problem, Throwable cause) {
        super(problem.toString(), cause);
        this.problem = problem;
    }

    /** There are as many documents as there may be. */
    public static DocumentException oneTooMany(String file, int most) {
        return over(file, Reason.ONE_TOO_MANY, most);
    }

    /** There is more of something than is read. */
    static DocumentException over(String file, Reason reason, int most) {
        return new DocumentException(new DocumentProblem(reason, shortened(file), most, ""), null);
    }

    /** It begins as text in an encoding, but is none. */
    static DocumentException damaged(String file, String encoding) {
        return new DocumentException(new DocumentProblem(Reason.DAMAGED_AS_MARKED, shortened(file), 0, encoding), null);
    }

    /** What is wrong. */
    public DocumentProblem problem() {
        return problem;
    }

    /** A file's name as messages have it. */
    public static String shortened(String file) {
        String printable = file.replaceAll("\\p{Cntrl}", " ");
        return printable.codePointCount(0, printable.length()) <= LONGEST_NAME
                ? printable
                : printable.substring(0, printable.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }
}
