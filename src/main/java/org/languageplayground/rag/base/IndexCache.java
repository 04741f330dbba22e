package org.languageplayground.rag.base;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.languageplayground.compute.Job;
import org.languageplayground.compute.Ticket;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.KnowledgeBase;

/**
 * Indexes of bases cut into chunks, each made once however many ask for it, and only as long as anyone waits for it. What has not
 * been asked for the longest is dropped first.
 */
public final class IndexCache {
    private final WorkerPool pool;
    private final int mostChunks;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** A base, cut in one way. */
    public record Key(Corpus corpus, int size, int overlap) {}

    /** There are more chunks than one base may have. */
    public static final class TooManyChunksException extends RuntimeException {
        private final int chunks;

        public TooManyChunksException(int chunks) {
            super(chunks + " chunks are too many");
            this.chunks = chunks;
        }

        public int chunks() {
            return chunks;
        }
    }

    /** An index that is there, or is being made for some who wait. */
    private static final class Entry {
        final CompletableFuture<KnowledgeBase> index = new CompletableFuture<>();
        Ticket ticket;
        int waiting;

        public int chunks() {
            return index.isDone() && !index.isCompletedExceptionally()
                    ? index.join().chunks().size()
                    : 0;
        }
    }

    /**
     * An empty cache.
     *
     * @param mostChunks in one base, and in all bases together that are kept
     */
    public IndexCache(WorkerPool pool, int mostChunks) {
        this.pool = pool;
        this.mostChunks = mostChunks;
    }

    public int mostChunks() {
        return mostChunks;
    }

    /**
     * The index, done or still being made; it fails with a {@link TooManyChunksException} where there would be too many chunks. Who
     * no longer waits for it says so to {@link #leave}.
     */
    public CompletableFuture<KnowledgeBase> get(Key key) {
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry == null) {
                entry = new Entry();
                entries.put(key, entry);
                entry.ticket = pool.submit(this, new Indexing(making(key), entry.index));
                entry.index.whenComplete((base, problem) -> tidy(key, problem != null));
            }
            entry.waiting++;
            return entry.index;
        }
    }

    /** One waits no longer; an index for which nobody waits any more is not made. */
    public void leave(Key key) {
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry != null && !entry.index.isDone()) {
                entry.waiting--;
                if (entry.waiting == 0) {
                    entry.ticket.cancel();
                    entries.remove(key);
                }
            }
        }
    }

    /** The index, if it is there. */
    public Optional<KnowledgeBase> known(Key key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key))
                    .map(entry -> entry.index)
                    .filter(index -> index.isDone() && !index.isCompletedExceptionally())
                    .map(CompletableFuture::join);
        }
    }

    /** An index to be made by the caller, who hands it to {@link #keep}. */
    public IndexMaking making(Key key) {
        return new IndexMaking(key, mostChunks);
    }

    /** Takes in an index that was made elsewhere; it is not made a second time. */
    public void keep(Key key, KnowledgeBase base) {
        synchronized (entries) {
            Entry entry = entries.computeIfAbsent(key, absent -> new Entry());
            if (entry.index.complete(base) && entry.ticket != null) {
                entry.ticket.cancel();
            }
        }
        tidy(key, false);
    }

    /** Forgets every index that is there. */
    void clear() {
        synchronized (entries) {
            entries.values().removeIf(entry -> entry.index.isDone());
        }
    }

    private void tidy(Key made, boolean failed) {
        synchronized (entries) {
            if (failed) {
                entries.remove(made);
            }
            int chunks = entries.values().stream().mapToInt(Entry::chunks).sum();
            Iterator<Entry> eldest = entries.values().iterator();
            while (chunks > mostChunks && eldest.hasNext()) {
                Entry entry = eldest.next();
                if (entry.index.isDone() && entries.size() > 1) {
                    chunks -= entry.chunks();
                    eldest.remove();
                }
            }
        }
    }

    private record Indexing(IndexMaking making, CompletableFuture<KnowledgeBase> index) implements Job {

        @Override
        public boolean step() {
            try {
                if (making.step()) {
                    return true;
                }
                index.complete(making.result());
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
