package org.languageplayground.search.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** Takes the text out of files of several kinds. */
public final class DocumentReader {
    /** The endings of the names of files that are read. */
    public static final List<String> ENDINGS =
            List.of("txt", "md", "markdown", "html", "htm", "pdf", "docx", "odt", "csv", "tsv");

    /** How many bytes of memory one of a file takes at least while it is read. */
    public static final long UNFOLDED = 8;

    private static final TextFormat PDF = new PdfText();

    private final ReadingLimits limits;
    private final Supplier<TimeBudget> times;

    public DocumentReader(ReadingLimits limits) {
        this(limits, () -> new TimeBudget(limits.seconds()));
    }

    /**
     * A reader with a clock of its own.
     *
     * @param times what each file may take
     */
    public DocumentReader(ReadingLimits limits, Supplier<TimeBudget> times) {
        this.limits = limits;
        this.times = times;
    }

    /**
     * Reads one file; its name is id and title of the document.
     *
     * @param file the name, whose ending says what the file is
     * @param in read no further than the limit
     * @throws DocumentException if the file cannot be read, is too large, or holds no text
     */
    public ReadDocument read(String file, InputStream in) {
        try (Reading reading = begin(file, bytes(file, in))) {
            while (reading.step()) {}
            return reading.document();
        }
    }

    /**
     * Begins to read one file in steps.
     *
     * @throws DocumentException if it is none of those that can be read
     */
    public Reading begin(String file, byte[] bytes) {
        TextFormat format = format(file);
        boolean pdf = startsWith(bytes, "%PDF-");
        if (pdf != (format == PDF)) {
            throw new DocumentException(file, pdf ? Reason.HIDDEN_PDF : Reason.NOT_PDF);
        }
        TimeBudget time = times.get();
        Pages pages = format.pages(file, bytes, limits.characters(), time);
        return new Reading(file, pdf, limits.characters(), pages, time, format.bytesOfReading(bytes));
    }

    private static TextFormat format(String file) {
        return switch (ending(file)) {
            case "txt" -> new PlainText();
            case "md", "markdown" -> new MarkdownText();
            case "html", "htm" -> new HtmlText();
            case "pdf" -> PDF;
            case "docx" -> new DocxText();
            case "odt" -> new OdtText();
            case "csv" -> new CsvText(",;\t");
            case "tsv" -> new CsvText("\t");
            default -> throw unknown(file);
        };
    }

    /** Whether the ending of a name is one of those that are read. */
    public static boolean reads(String file) {
        return ENDINGS.contains(ending(file));
    }

    private static String ending(String file) {
        return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** Why a file of another ending is not read. */
    public static DocumentException unknown(String file) {
        return new DocumentException(file, Reason.OTHER_KIND);
    }

    /**
     * The bytes of a file of a name that can be read.
     *
     * @param in read no further than the limit
     * @throws DocumentException if there are none, or too many
     */
    public byte[] bytes(String file, InputStream in) {
        format(file);
        try {
            byte[] bytes = in.readNBytes(limits.bytes() + 1);
            if (bytes.length > limits.bytes()) {
                throw DocumentException.over(file, Reason.LARGE, limits.bytes());
            }
            if (bytes.length == 0) {
                throw new DocumentException(file, Reason.EMPTY);
            }
            return bytes;
        } catch (IOException e) {
            throw new DocumentException(file, Reason.CUT_OFF, e);
        }
    }

    private static boolean startsWith(byte[] bytes, String start) {
        return new String(bytes, 0, Math.min(bytes.length, start.length()), StandardCharsets.ISO_8859_1).equals(start);
    }
}
