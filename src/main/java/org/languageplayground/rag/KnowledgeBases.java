package org.languageplayground.rag;

import java.util.Optional;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.WorkerPool;
import org.springframework.stereotype.Service;

/** The shipped bases, their indexes, and the model that answers from them, shared by all sessions. */
@Service
public class KnowledgeBases {
    private static final int MOST_CHUNKS_KEPT = 40_000;

    private final Corpora corpora;
    private final IndexCache indexes;
    private final WorldReader reader;

    public KnowledgeBases(ModelLibrary library, WorkerPool pool) {
        corpora = new Corpora(library);
        indexes = new IndexCache(pool, MOST_CHUNKS_KEPT);
        reader = new WorldReader(library.get(WorldReader.MODEL));
    }

    /** A shipped base's texts. */
    Optional<Corpus> corpus(BaseChoice choice) {
        return corpora.get(choice);
    }

    IndexCache indexes() {
        return indexes;
    }

    WorldReader reader() {
        return reader;
    }
}
