package org.languageplayground.rag.base;

import java.util.Optional;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.WorkerPool;
import org.springframework.stereotype.Service;

/** The shipped bases and their indexes, shared by all sessions. */
@Service
public class KnowledgeBases {
    private final Corpora corpora;
    private final IndexCache indexes;

    public KnowledgeBases(ModelLibrary library, WorkerPool pool, ServerMemory memory) {
        corpora = new Corpora(library);
        indexes = new IndexCache(pool, this, memory.shared());
    }

    /** A shipped base's texts. */
    public Optional<Corpus> corpus(BaseChoice choice) {
        return corpora.get(choice);
    }

    public IndexCache indexes() {
        return indexes;
    }
}
