package org.languageplayground.rag;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.WorkerPool;
import org.springframework.stereotype.Service;

/** The shipped bases, their indexes, and the model that answers from them, shared by all sessions. */
@Service
public class KnowledgeBases {
    private final Corpora corpora;
    private final IndexCache indexes;
    private final WorldReader reader;
    private final Map<Trial, Outcome> outcomes = new ConcurrentHashMap<>();

    public KnowledgeBases(ModelLibrary library, WorkerPool pool, ServerMemory memory) {
        corpora = new Corpora(library);
        indexes = new IndexCache(pool, this, memory.shared());
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

    /** What a trial came to, if anyone has asked for it. */
    Optional<Outcome> outcome(Trial trial) {
        return Optional.ofNullable(outcomes.get(trial));
    }

    /** Keeps what a trial came to for all. */
    void keep(Trial trial, Outcome outcome) {
        outcomes.put(trial, outcome);
    }
}
