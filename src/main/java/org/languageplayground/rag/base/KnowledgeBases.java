package org.languageplayground.rag.base;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.Method;
import org.languageplayground.search.folder.FolderLimits;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** The bases that all sessions share, those that come with the application and the administrator's, and their indexes. */
@Service
public class KnowledgeBases {
    private final Corpora corpora;
    private final SharedEncoder encoder;
    private final IndexCache indexes;
    private final SharedFolders folders;

    public KnowledgeBases(
            ModelLibrary library,
            SharedEncoder encoder,
            WorkerPool pool,
            ServerMemory memory,
            FolderSettings settings) {
        corpora = new Corpora(library);
        this.encoder = encoder;
        indexes = new IndexCache(pool, this, memory.shared(), encoder);
        folders = new SharedFolders(settings, FolderLimits.USUAL, pool, memory.shared(), indexes);
    }

    /** Indexes the bases as they are cut at first, before anyone asks for them, since reading all chunks takes some seconds. */
    @EventListener(ApplicationReadyEvent.class)
    void prepare() {
        for (BaseChoice choice : BaseChoice.everywhere()) {
            corpus(choice).ifPresent(texts -> indexes.get(new IndexCache.Key(texts, choice.size(), choice.overlap())));
        }
        folders.start();
    }

    /** The server stops. */
    @PreDestroy
    void close() {
        folders.close();
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

    /** The texts of a base that all share; none for own documents, and for a folder that is not there. */
    public Optional<Corpus> corpus(BaseChoice choice) {
        return corpora.get(choice).or(() -> folders.folder(choice).map(SharedFolder::corpus));
    }

    /** The administrator's shared folders. */
    public SharedFolders folders() {
        return folders;
    }

    public IndexCache indexes() {
        return indexes;
    }
}
