package org.languageplayground.rag.base;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.reading.OwnDocuments;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

/** One session's own documents with their index; they go with the session. */
public final class OwnBase {
    private final OwnLimits limits;
    private final OwnDocuments documents;
    private final IndexCache indexes;
    private Corpus corpus = corpus(List.of());

    public OwnBase(OwnLimits limits, WorkerPool pool) {
        this.limits = limits;
        documents = new OwnDocuments(limits.reading());
        indexes = new IndexCache(pool, limits.chunks());
    }

    private static Corpus corpus(List<Document> documents) {
        return new Corpus(BaseChoice.OWN, documents, Map.of(), List.of(), Units.words());
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

    /**
     * Adds a file; one of the same name is replaced.
     *
     * @throws org.languageplayground.search.reading.DocumentException if it cannot be read, or there are too many
     */
    public Document add(String file, InputStream in) {
        Document document = documents.add(file, in);
        changed();
        return document;
    }

    /** Forgets a document. */
    public void remove(String file) {
        documents.remove(file);
        changed();
    }

    private synchronized void changed() {
        corpus = corpus(documents.list());
        indexes.clear();
    }
}
