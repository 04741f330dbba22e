package org.languageplayground.rag;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.languageplayground.compute.Job;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.retrieval.LsaRetriever;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Chunker;

/**
 * Indexes of bases cut into chunks, each made once however many ask for it. What has not been asked for the longest is dropped
 * first.
 */
final class IndexCache {
    private final WorkerPool pool;
    private final int mostChunks;
    private final Map<Key, CompletableFuture<KnowledgeBase>> indexes = new LinkedHashMap<>(16, 0.75f, true);

    /** A base, cut in one way. */
    record Key(Corpus corpus, int size, int overlap) {}

    /** There are more chunks than one base may have. */
    static final class TooManyChunksException extends RuntimeException {
        private final int chunks;

        TooManyChunksException(int chunks) {
            super(chunks + " chunks are too many");
            this.chunks = chunks;
        }

        int chunks() {
            return chunks;
        }
    }

    /**
     * An empty cache.
     *
     * @param mostChunks in one base, and in all bases together that are kept
     */
    IndexCache(WorkerPool pool, int mostChunks) {
        this.pool = pool;
        this.mostChunks = mostChunks;
    }

    int mostChunks() {
        return mostChunks;
    }

    /** The index, done or still being made; it fails with a {@link TooManyChunksException} where there would be too many chunks. */
    CompletableFuture<KnowledgeBase> get(Key key) {
        synchronized (indexes) {
            CompletableFuture<KnowledgeBase> known = indexes.get(key);
            if (known != null) {
                return known;
            }
            CompletableFuture<KnowledgeBase> index = new CompletableFuture<>();
            indexes.put(key, index);
            pool.submit(this, new Making(key, index));
            index.whenComplete((base, problem) -> tidy(key, problem != null));
            return index;
        }
    }

    /** The index, made in this thread if nobody has made it yet. */
    KnowledgeBase now(Key key) {
        synchronized (indexes) {
            CompletableFuture<KnowledgeBase> known = indexes.get(key);
            if (known != null && known.isDone() && !known.isCompletedExceptionally()) {
                return known.join();
            }
        }
        KnowledgeBase base = make(key);
        synchronized (indexes) {
            indexes.putIfAbsent(key, CompletableFuture.completedFuture(base));
        }
        tidy(key, false);
        return base;
    }

    private KnowledgeBase make(Key key) {
        Chunker chunker = new Chunker(key.corpus().units(), key.size(), key.overlap());
        List<Chunk> chunks = key.corpus().documents().stream()
                .flatMap(document -> chunker.chunks(document).stream())
                .toList();
        if (chunks.size() > mostChunks) {
            throw new TooManyChunksException(chunks.size());
        }
        KnowledgeBase base = new KnowledgeBase(chunks, LsaRetriever::graph);
        if (!chunks.isEmpty()) {
            base.plane();
        }
        return base;
    }

    /** Forgets every index. */
    void clear() {
        synchronized (indexes) {
            indexes.clear();
        }
    }

    private void tidy(Key made, boolean failed) {
        synchronized (indexes) {
            if (failed) {
                indexes.remove(made);
            }
            int chunks = indexes.values().stream().mapToInt(IndexCache::size).sum();
            Iterator<CompletableFuture<KnowledgeBase>> eldest = indexes.values().iterator();
            while (chunks > mostChunks && eldest.hasNext()) {
                CompletableFuture<KnowledgeBase> index = eldest.next();
                if (index.isDone() && indexes.size() > 1) {
                    chunks -= size(index);
                    eldest.remove();
                }
            }
        }
    }

    private static int size(CompletableFuture<KnowledgeBase> index) {
        return index.isDone() && !index.isCompletedExceptionally()
                ? index.join().chunks().size()
                : 0;
    }

    private final class Making implements Job {
        private final Key key;
        private final CompletableFuture<KnowledgeBase> index;

        Making(Key key, CompletableFuture<KnowledgeBase> index) {
            this.key = key;
            this.index = index;
        }

        @Override
        public boolean step() {
            try {
                index.complete(make(key));
            } catch (TooManyChunksException e) {
                index.completeExceptionally(e);
            }
            return false;
        }

        @Override
        public void changed() {
            // Whoever waits is told by the future.
        }

        @Override
        public void failed(Throwable problem) {
            index.completeExceptionally(problem);
        }
    }
}
