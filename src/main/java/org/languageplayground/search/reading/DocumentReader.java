package org.languageplayground.search.reading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.languageplayground.search.text.Document;

/** Takes the text out of a txt, md, html or pdf file. */
public final class DocumentReader {
    private static final TextFormat PLAIN = new PlainText();
    private static final TextFormat HTML = new HtmlText();
    private static final TextFormat MARKDOWN = new MarkdownText();
    private static final Map<String, TextFormat> FORMATS =
            Map.of("txt", PLAIN, "md", MARKDOWN, "markdown", MARKDOWN, "html", HTML, "htm", HTML, "pdf", new PdfText());

    private final ReadingLimits limits;

    public DocumentReader(ReadingLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads one file; its name is id and title of the document.
     *
     * @param file the name, whose ending says what the file is
     * @param in read no further than the limit
     * @throws DocumentException if the file cannot be read, is too large, or holds no text
     */
    public Document read(String file, InputStream in) {
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
        if (pdf != format instanceof PdfText) {
            throw new DocumentException(
                    file, pdf ? "is a PDF with another ending" : "is not a PDF, whatever its name says");
        }
        return new Reading(file, pdf, limits.characters(), format.pages(file, bytes, limits.characters()));
    }

    private static TextFormat format(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        TextFormat format = FORMATS.get(ending);
        if (format == null) {
            throw new DocumentException(file, "is not a txt, md, html or pdf file");
        }
        return format;
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
                throw new DocumentException(
                        file,
                        String.format(Locale.ROOT, "is larger than %,d bytes, the most that is read", limits.bytes()));
            }
            if (bytes.length == 0) {
                throw new DocumentException(file, "is empty");
            }
            return bytes;
        } catch (IOException e) {
            throw new DocumentException(file, "could not be read to its end", e);
        }
    }

    private static boolean startsWith(byte[] bytes, String start) {
        return new String(bytes, 0, Math.min(bytes.length, start.length()), StandardCharsets.ISO_8859_1).equals(start);
    }
}
