package org.languageplayground.rag.base;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.Method;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** The shipped bases and their indexes, shared by all sessions. */
@Service
public class KnowledgeBases {
    private final Corpora corpora;
    private final SharedEncoder encoder;
    private final IndexCache indexes;

    public KnowledgeBases(ModelLibrary library, SharedEncoder encoder, WorkerPool pool, ServerMemory memory) {
        corpora = new Corpora(library);
        this.encoder = encoder;
        indexes = new IndexCache(pool, this, memory.shared(), encoder);
    }

    /** Indexes the bases as they are cut at first, before anyone asks for them, since reading all chunks takes some seconds. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        for (BaseChoice choice : BaseChoice.values()) {
            corpus(choice).ifPresent(texts -> indexes.get(new IndexCache.Key(texts, choice.size(), choice.overlap())));
        }
    }

    /** The ways to find chunks that this server has: without an encoder, those that need none. */
    public List<Method> methods() {
        return Stream.of(Method.values())
                .filter(method -> encoder.encoder().isPresent() || !method.needsEncoder())
                .toList();
    }

    /** The encoder that reads the bases. */
    public SharedEncoder encoder() {
        return encoder;
    }

    /** A shipped base's texts. */
    public Optional<Corpus> corpus(BaseChoice choice) {
        return corpora.get(choice);
    }

    public IndexCache indexes() {
        return indexes;
    }
}
