package org.languageplayground.search.reading;

import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** What the compressed streams of a PDF unfold to. PDFBox unfolds a stream as a whole, so whoever asks before it is the only one who can refuse. */
final class Unfolding {
    private static final byte[] START = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_BYTES = 128 << 20;

    private Unfolding() {}

    /**
     * Looks at each stream.
     *
     * @throws DocumentException if one is far larger than any page
     * @throws OutOfTimeException if there is no time for all
     */
    static void check(String file, byte[] pdf, TimeBudget time) {
        for (int at = 0; at < pdf.length - START.length; at++) {
            time.tick();
            if (startsAt(pdf, at) && unfolds(pdf, content(pdf, at + START.length), time)) {
                throw new DocumentException(file, Reason.FULL_PDF);
            }
        }
    }

    private static boolean startsAt(byte[] pdf, int at) {
        for (int i = 0; i < START.length; i++) {
            if (pdf[at + i] != START[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where a stream begins, behind white space. */
    private static int content(byte[] pdf, int from) {
        int at = from;
        while (at < pdf.length && pdf[at] <= ' ' && pdf[at] >= 0) {
            at++;
        }
        return at;
    }

    /** What is not compressed, or otherwise, ends at once. */
    private static boolean unfolds(byte[] pdf, int from, TimeBudget time) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(pdf, from, pdf.length - from);
            byte[] some = new byte[1 << 16];
            int read = inflater.inflate(some);
            while (read > 0 && inflater.getBytesWritten() <= MOST_BYTES) {
                time.tick();
                read = inflater.inflate(some);
            }
            return inflater.getBytesWritten() > MOST_BYTES;
        } catch (DataFormatException e) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
