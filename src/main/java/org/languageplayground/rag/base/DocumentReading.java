package org.languageplayground.rag.base;

import java.util.Optional;
import org.languageplayground.compute.Work;
import org.languageplayground.search.reading.DocumentException;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.reading.DocumentReader;
import org.languageplayground.search.reading.ReadDocument;
import org.languageplayground.search.reading.Reading;

/** Takes the text out of a file. Its progress is why that cannot be done, if it cannot. */
final class DocumentReading implements Work<Optional<DocumentProblem>, ReadDocument> {
    private final Reading reading;
    private volatile boolean cancelled;
    private ReadDocument document;
    private Optional<DocumentProblem> problem = Optional.empty();

    /**
     * A file of which nothing is read yet.
     *
     * @throws DocumentException if it is none of those that can be read
     */
    DocumentReading(DocumentReader reader, String file, byte[] bytes) {
        reading = reader.begin(file, bytes);
    }

    @Override
    public boolean step() {
        try {
            if (!reading.step()) {
                document = reading.document();
            }
            return document == null;
        } catch (DocumentException e) {
            // Who is cancelled comes to no end of its own, and has nothing to say of the file.
            problem = cancelled ? Optional.empty() : Optional.of(e.problem());
            return cancelled;
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        reading.cancel();
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
        reading.close();
    }

    @Override
    public long bytes() {
        return reading.bytes();
    }

    @Override
    public long bytesKept() {
        return (long) Character.BYTES * document.document().text().length();
    }
}
