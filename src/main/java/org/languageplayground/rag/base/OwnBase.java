package org.languageplayground.rag.base;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.reading.DocumentException;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.reading.DocumentReader;
import org.languageplayground.search.reading.ReadDocument;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

/** One session's own documents with their index, in the order of their names, whenever they came; they go with the session. */
public final class OwnBase implements AutoCloseable {
    private final OwnLimits limits;
    private final Visitor visitor;
    private final DocumentReader reader;
    private final IndexCache indexes;
    private final Map<String, Run<Optional<DocumentProblem>, ReadDocument>> documents = new TreeMap<>();
    private final List<Incoming> coming = new ArrayList<>();
    private Corpus corpus = corpus(List.of());

    public OwnBase(OwnLimits limits, Visitor visitor, WorkerPool pool, SharedEncoder encoder) {
        this.limits = limits;
        this.visitor = visitor;
        reader = new DocumentReader(limits.reading());
        indexes = new IndexCache(pool, visitor, visitor.memory(), encoder);
    }

    private static Corpus corpus(List<Document> documents) {
        return new Corpus(BaseChoice.OWN, documents, Map.of(), List.of(), List.of(), Units.words(), List.of());
    }

    public OwnLimits limits() {
        return limits;
    }

    public IndexCache indexes() {
        return indexes;
    }

    public synchronized Corpus corpus() {
        return corpus;
    }

    /** The name of the encoding that was taken for a document; none where its format says which it is. */
    public synchronized Optional<String> encoding(String file) {
        return Optional.ofNullable(documents.get(file)).flatMap(Run::outcome).flatMap(ReadDocument::encoding);
    }

    /**
     * Begins to read a file; once it is read it is a document. One of the same name is replaced.
     *
     * @param onEnd told from any thread what came of it
     * @throws DocumentException if it is no file that can be read, or one too many
     * @throws org.languageplayground.compute.NoMemoryException if there is not enough to read it
     */
    public void add(String file, InputStream in, Consumer<Run<Optional<DocumentProblem>, ReadDocument>> onEnd) {
        byte[] bytes;
        try (Grant upload = visitor.memory().grant(limits.reading().bytes())) {
            bytes = reader.bytes(file, in);
        }
        synchronized (this) {
            Set<String> files = new HashSet<>(documents.keySet());
            coming.forEach(other -> files.add(other.file));
            if (files.add(file) && files.size() > limits.reading().documents()) {
                throw DocumentException.oneTooMany(file, limits.reading().documents());
            }
            Incoming one = new Incoming(file, onEnd);
            one.run = visitor.run(new DocumentReading(reader, file, bytes), one::changed);
            coming.add(one);
        }
    }

    /** A file that is being read. */
    private final class Incoming {
        final String file;
        private final Consumer<Run<Optional<DocumentProblem>, ReadDocument>> onEnd;
        Run<Optional<DocumentProblem>, ReadDocument> run;

        Incoming(String file, Consumer<Run<Optional<DocumentProblem>, ReadDocument>> onEnd) {
            this.file = file;
            this.onEnd = onEnd;
        }

        void changed() {
            synchronized (OwnBase.this) {
                if (!run.over() || !coming.remove(this)) {
                    return;
                }
                if (run.outcome().isPresent()) {
                    replace(file, run);
                }
            }
            onEnd.accept(run);
        }
    }

    /** Reads a file no further; what is a document already stays. */
    public void stop(String file) {
        List<Incoming> stopped;
        synchronized (this) {
            stopped = coming.stream().filter(one -> one.file.equals(file)).toList();
        }
        stopped.forEach(one -> one.run.cancel());
    }

    /** Forgets a document. */
    public synchronized void remove(String file) {
        replace(file, null);
    }

    private void replace(String file, Run<Optional<DocumentProblem>, ReadDocument> next) {
        Run<Optional<DocumentProblem>, ReadDocument> before =
                next == null ? documents.remove(file) : documents.put(file, next);
        if (before != null) {
            before.close();
        }
        corpus = corpus(documents.values().stream()
                .flatMap(run -> run.outcome().stream())
                .map(ReadDocument::document)
                .toList());
        indexes.clear();
    }

    /** Forgets all. */
    @Override
    public synchronized void close() {
        List.copyOf(coming).forEach(one -> one.run.close());
        documents.values().forEach(Run::close);
        documents.clear();
        indexes.close();
    }
}
