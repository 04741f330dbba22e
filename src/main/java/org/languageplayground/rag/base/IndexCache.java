package org.languageplayground.rag.base;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.ui.Notice;

/**
 * Indexes of bases cut into chunks, each made once however many ask for it, and only as long as anyone waits for it. Where there is
 * no memory for another one, what has not been asked for the longest is dropped.
 */
public final class IndexCache implements AutoCloseable {
    private final WorkerPool pool;
    private final Object owner;
    private final MemoryBudget memory;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** A base, cut in one way. */
    public record Key(Corpus corpus, int size, int overlap) {}

    /** An index that is there, or is being made for some who wait. */
    private static final class Entry {
        final CompletableFuture<KnowledgeBase> index = new CompletableFuture<>();
        Run<Void, KnowledgeBase> run;
        Grant madeElsewhere;
        int waiting;

        boolean there() {
            return index.isDone() && !index.isCompletedExceptionally();
        }

        void drop() {
            if (run != null) {
                run.close();
            }
            if (madeElsewhere != null) {
                madeElsewhere.close();
            }
        }
    }

    /**
     * An empty cache.
     *
     * @param owner whose the runs are that make indexes
     */
    public IndexCache(WorkerPool pool, Object owner, MemoryBudget memory) {
        this.pool = pool;
        this.owner = owner;
        this.memory = memory;
    }

    /**
     * The index, done or still being made; it fails with a {@link NoMemoryException} where there is not enough for it. Who no longer
     * waits for it says so to {@link #leave}.
     */
    public CompletableFuture<KnowledgeBase> get(Key key) {
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry == null) {
                try {
                    entry = begin(key);
                } catch (NoMemoryException e) {
                    return CompletableFuture.failedFuture(e);
                }
            }
            entry.waiting++;
            return entry.index;
        }
    }

    private Entry begin(Key key) {
        Entry entry = new Entry();
        IndexMaking making = new IndexMaking(key, this::makeRoom);
        makeRoom(making.bytes());
        entry.run = pool.submit(owner, memory, making, () -> changed(key, entry));
        entries.put(key, entry);
        return entry;
    }

    private void changed(Key key, Entry entry) {
        synchronized (entries) {
            if (!entry.run.over()) {
                return;
            }
            if (!entry.index.isDone() && entry.run.outcome().isEmpty()) {
                entries.remove(key, entry);
            }
        }
        entry.run.outcome().ifPresent(entry.index::complete);
        entry.run.failure().ifPresent(entry.index::completeExceptionally);
    }

    /** Why an index could not be made. */
    public static Notice refusal(Throwable problem) {
        return problem instanceof NoMemoryException refused ? Notice.memory(refused) : new Notice("rag.notice.failed");
    }

    /** One waits no longer; an index for which nobody waits any more is not made. */
    public void leave(Key key) {
        Entry left;
        synchronized (entries) {
            left = entries.get(key);
            if (left == null || left.index.isDone() || --left.waiting > 0) {
                return;
            }
            entries.remove(key);
        }
        left.drop();
    }

    /** The index, if it is there. */
    public Optional<KnowledgeBase> known(Key key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key)).filter(Entry::there).map(entry -> entry.index.join());
        }
    }

    /** Takes in an index that was made elsewhere, and is not made a second time; answers whether there is memory for it. */
    public boolean keep(Key key, IndexMaking made) {
        Entry entry;
        synchronized (entries) {
            makeRoom(made.bytesKept());
            try {
                Grant grant = memory.grant(made.bytesKept());
                entry = entries.computeIfAbsent(key, absent -> new Entry());
                if (entry.there()) {
                    grant.close();
                    return true;
                }
                entry.madeElsewhere = grant;
            } catch (NoMemoryException e) {
                return false;
            }
        }
        entry.index.complete(made.outcome());
        if (entry.run != null) {
            entry.run.close();
        }
        return true;
    }

    /** Drops the eldest indexes until so many bytes are free, or none are left. */
    private void makeRoom(long bytes) {
        synchronized (entries) {
            Iterator<Entry> eldest = entries.values().iterator();
            while (memory.free() < bytes && eldest.hasNext()) {
                Entry entry = eldest.next();
                if (entry.there()) {
                    eldest.remove();
                    entry.drop();
                }
            }
        }
    }

    /** Forgets every index that is there. */
    void clear() {
        synchronized (entries) {
            entries.values().stream().filter(Entry::there).forEach(Entry::drop);
            entries.values().removeIf(Entry::there);
        }
    }

    /** Forgets all, and ends what is being made. */
    @Override
    public void close() {
        List<Entry> all;
        synchronized (entries) {
            all = new ArrayList<>(entries.values());
            entries.clear();
        }
        all.forEach(Entry::drop);
    }
}
