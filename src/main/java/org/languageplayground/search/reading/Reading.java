package org.languageplayground.search.reading;

import org.languageplayground.search.reading.DocumentProblem.Reason;
import org.languageplayground.search.text.Document;

/** One file being read, in steps: of a PDF a page each, of all others a single one. All together take no longer than a budget of time. */
public final class Reading implements AutoCloseable {
    private final String file;
    private final boolean pdf;
    private final int characters;
    private final Pages pages;
    private final TimeBudget time;
    private final long bytes;

    Reading(String file, boolean pdf, int characters, Pages pages, TimeBudget time, long bytes) {
        this.file = file;
        this.pdf = pdf;
        this.characters = characters;
        this.pages = pages;
        this.time = time;
        this.bytes = bytes;
    }

    /**
     * Reads a little further; answers whether there is more.
     *
     * @throws DocumentException if the file is not what it should be, or takes too long
     */
    public boolean step() {
        try {
            return time.step(() -> {
                time.check();
                return pages.step();
            });
        } catch (OutOfTimeException e) {
            throw DocumentException.over(file, Reason.SLOW, e.seconds());
        }
    }

    /** Ends the reading from any thread: a step under way, too, is over soon. */
    public void cancel() {
        time.cancel();
    }

    /**
     * The document, once all steps are made.
     *
     * @throws DocumentException if it holds no text, or too much
     */
    public ReadDocument document() {
        Extract extract = pages.extract();
        String text = extract.text().strip();
        if (text.isEmpty()) {
            throw new DocumentException(file, pdf ? Reason.NO_TEXT_IN_PDF : Reason.NO_TEXT);
        }
        if (text.length() > characters) {
            throw DocumentException.over(file, Reason.LONG, characters);
        }
        return new ReadDocument(
                new Document(file, file, text), extract.charset().map(Decoding::name));
    }

    /** About how many bytes of memory it takes. */
    public long bytes() {
        return bytes;
    }

    /** Lets go of the file. */
    @Override
    public void close() {
        pages.close();
    }
}
