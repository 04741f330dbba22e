package org.languageplayground.rag.base;

import java.util.Optional;
import org.languageplayground.compute.Work;
import org.languageplayground.search.reading.DocumentException;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.reading.DocumentReader;
import org.languageplayground.search.reading.ReadDocument;
import org.languageplayground.search.reading.Reading;

/** Takes the text out of a student's file. Its progress is why that cannot be done, if it cannot. */
final class DocumentReading implements Work<Optional<DocumentProblem>, ReadDocument> {
    /** What a file unfolds to while it is read: the tree of a page, the objects of a PDF. */
    static final int UNFOLDED = 8;

    private final DocumentReader reader;
    private final String file;
    private final byte[] bytes;
    private Reading reading;
    private ReadDocument document;
    private Optional<DocumentProblem> problem = Optional.empty();

    DocumentReading(DocumentReader reader, String file, byte[] bytes) {
        this.reader = reader;
        this.file = file;
        this.bytes = bytes;
    }

    @Override
    public boolean step() {
        try {
            if (reading == null) {
                reading = reader.begin(file, bytes);
            } else if (!reading.step()) {
                document = reading.document();
            }
            return document == null;
        } catch (DocumentException e) {
            problem = Optional.of(e.problem());
            return false;
        }
    }

    @Override
    public Optional<DocumentProblem> progress() {
        return problem;
    }

    @Override
    public ReadDocument outcome() {
        return document;
    }

    @Override
    public void close() {
        if (reading != null) {
            reading.close();
        }
    }

    @Override
    public long bytes() {
        return (long) UNFOLDED * bytes.length;
    }

    @Override
    public long bytesKept() {
        return (long) Character.BYTES * document.document().text().length();
    }
}
