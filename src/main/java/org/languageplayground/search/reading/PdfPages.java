package org.languageplayground.search.reading;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.languageplayground.search.reading.DocumentProblem.Reason;

/** A PDF that is opened in the first step, and read a page in each of the others. */
final class PdfPages implements Pages {
    private final String file;
    private final byte[] bytes;
    private final TimeBudget time;
    private final BoundedTextStripper stripper;
    private final StringBuilder text = new StringBuilder();
    private PDDocument document;
    private Iterator<PDPage> pages;

    PdfPages(String file, byte[] bytes, int characters, TimeBudget time) {
        this.file = file;
        this.bytes = bytes;
        this.time = time;
        this.stripper = new BoundedTextStripper(characters, time);
    }

    @Override
    public boolean step() {
        try {
            if (document == null) {
                open();
            } else {
                text.append(stripper.text(document, pages.next()));
            }
            return pages.hasNext();
        } catch (InvalidPasswordException e) {
            throw encrypted(e);
        } catch (DocumentException | OutOfTimeException e) {
            throw e;
        } catch (BoundedTextStripper.TooMuchException e) {
            throw new DocumentException(file, Reason.FULL_PDF, e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new DocumentException(file, Reason.BROKEN_PDF, e);
        }
    }

    private void open() throws IOException {
        Unfolding.check(file, bytes, time);
        document = Loader.loadPDF(new TimedBytes(bytes, time));
        if (document.isEncrypted()) {
            throw encrypted(null);
        }
        pages = document.getPages().iterator();
    }

    private DocumentException encrypted(Throwable cause) {
        return new DocumentException(file, Reason.ENCRYPTED_PDF, cause);
    }

    @Override
    public Extract extract() {
        return new Extract(text.toString(), Optional.empty());
    }

    @Override
    public void close() {
        try {
            if (document != null) {
                document.close();
            }
        } catch (IOException e) {
            // It was read from memory: nothing stays open.
        }
    }
}
