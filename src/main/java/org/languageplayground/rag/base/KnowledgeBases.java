package org.languageplayground.rag.base;

import java.util.Optional;
import org.languageplayground.compute.Job;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Ticket;
import org.languageplayground.compute.WorkerPool;
import org.springframework.stereotype.Service;

/** The shipped bases and their indexes, shared by all sessions. */
@Service
public class KnowledgeBases {
    private static final int MOST_CHUNKS_KEPT = 40_000;

    private final Corpora corpora;
    private final IndexCache indexes;
    private final WorkerPool pool;

    public KnowledgeBases(ModelLibrary library, WorkerPool pool) {
        this.pool = pool;
        corpora = new Corpora(library);
        indexes = new IndexCache(pool, MOST_CHUNKS_KEPT);
    }

    /** A shipped base's texts. */
    public Optional<Corpus> corpus(BaseChoice choice) {
        return corpora.get(choice);
    }

    public IndexCache indexes() {
        return indexes;
    }

    public Ticket submit(Object owner, Job job) {
        return pool.submit(owner, job);
    }
}
