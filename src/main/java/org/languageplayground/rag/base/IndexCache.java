package org.languageplayground.rag.base;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.ui.Notice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Indexes of bases cut into chunks, each made once however many ask for it, and only as long as anyone waits for it. Where there is
 * no memory for another one, what has not been asked for the longest is dropped.
 */
public final class IndexCache implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(IndexCache.class);

    private final WorkerPool pool;
    private final Object owner;
    private final MemoryBudget memory;
    private final SharedEncoder encoder;
    private final Map<Key, Index> indexes = new LinkedHashMap<>(16, 0.75f, true);

    /** A base, cut in one way. */
    public record Key(Corpus corpus, int size, int overlap) {}

    /** An index that is there, or is being made for some who wait. Any thread may ask it. */
    public static final class Index {
        private final CompletableFuture<KnowledgeBase> whole = new CompletableFuture<>();
        private final List<Runnable> told = new CopyOnWriteArrayList<>();
        private Run<IndexProgress, KnowledgeBase> run;
        private Grant madeElsewhere;
        private int waiting;

        /** Done once they are indexed by all methods; it fails where the index cannot be made. */
        public CompletableFuture<KnowledgeBase> whole() {
            return whole;
        }

        /** The chunks indexed by as many methods as there has been time for; none as long as nothing can be searched. */
        public Optional<KnowledgeBase> base() {
            return there() ? Optional.of(whole.join()) : progress().flatMap(IndexProgress::base);
        }

        /** How far it is; none for one that was made elsewhere, or cannot be made. */
        public Optional<IndexProgress> progress() {
            return Optional.ofNullable(run).map(Run::progress);
        }

        /** Calls somebody from any thread whenever it is further, until it is whole. */
        public void onProgress(Runnable listener) {
            if (!whole.isDone()) {
                told.add(listener);
            }
        }

        /** Who cannot be told is told nothing more, and nobody else notices. */
        private void tell() {
            for (Runnable listener : told) {
                try {
                    listener.run();
                } catch (Throwable problem) {
                    LOG.error("Somebody who waits for an index could not be told.", problem);
                    told.remove(listener);
                }
            }
        }

        private boolean there() {
            return whole.isDone() && !whole.isCompletedExceptionally();
        }

        private void drop() {
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
    public IndexCache(WorkerPool pool, Object owner, MemoryBudget memory, SharedEncoder encoder) {
        this.encoder = encoder;
        this.pool = pool;
        this.owner = owner;
        this.memory = memory;
    }

    /**
     * The index, done or still being made; it fails with a {@link NoMemoryException} where there is not enough for it. Who no longer
     * waits for it says so to {@link #leave}.
     */
    public Index get(Key key) {
        synchronized (indexes) {
            Index index = indexes.get(key);
            if (index == null) {
                try {
                    index = begin(key);
                } catch (NoMemoryException e) {
                    Index refused = new Index();
                    refused.whole.completeExceptionally(e);
                    return refused;
                }
            }
            index.waiting++;
            return index;
        }
    }

    private Index begin(Key key) {
        Index index = new Index();
        IndexMaking making = new IndexMaking(key, encoder, this::makeRoom);
        makeRoom(making.bytes());
        index.run = pool.submit(owner, memory, making, () -> changed(key, index));
        indexes.put(key, index);
        return index;
    }

    private void changed(Key key, Index index) {
        synchronized (indexes) {
            if (index.run.over() && index.run.state() != Run.State.DONE && !index.there()) {
                indexes.remove(key, index);
            }
        }
        if (index.run.state() == Run.State.DONE) {
            index.run.outcome().ifPresent(index.whole::complete);
        }
        index.run.failure().ifPresent(index.whole::completeExceptionally);
        index.tell();
        if (index.run.over()) {
            index.told.clear();
        }
    }

    /** Why an index could not be made. */
    public static Notice refusal(Throwable problem) {
        return problem instanceof NoMemoryException refused ? Notice.memory(refused) : new Notice("rag.notice.failed");
    }

    /** One waits no longer; an index for which nobody waits any more is not made. */
    public void leave(Key key) {
        Index left;
        synchronized (indexes) {
            left = indexes.get(key);
            if (left == null || left.whole.isDone() || --left.waiting > 0) {
                return;
            }
            indexes.remove(key);
        }
        left.drop();
    }

    /** The index, if it is there. */
    public Optional<KnowledgeBase> known(Key key) {
        synchronized (indexes) {
            return Optional.ofNullable(indexes.get(key)).filter(Index::there).map(index -> index.whole.join());
        }
    }

    /** Takes in an index that was made elsewhere, and is not made a second time; answers whether there is memory for it. */
    public boolean keep(Key key, IndexMaking made) {
        Index index;
        synchronized (indexes) {
            makeRoom(made.bytesKept());
            try {
                Grant grant = memory.grant(made.bytesKept());
                index = indexes.computeIfAbsent(key, absent -> new Index());
                if (index.there()) {
                    grant.close();
                    return true;
                }
                index.madeElsewhere = grant;
            } catch (NoMemoryException e) {
                return false;
            }
        }
        index.whole.complete(made.outcome());
        index.tell();
        if (index.run != null) {
            index.run.close();
        }
        return true;
    }

    /** Drops the eldest indexes until so many bytes are free, or none are left. */
    boolean makeRoom(long bytes) {
        synchronized (indexes) {
            Iterator<Index> eldest = indexes.values().iterator();
            while (memory.free() < bytes && eldest.hasNext()) {
                Index index = eldest.next();
                if (index.there()) {
                    eldest.remove();
                    index.drop();
                }
            }
            return memory.free() >= bytes;
        }
    }

    /** Forgets the indexes that are there of texts that are there no more. */
    void forget(Corpus corpus) {
        forget(key -> key.corpus() == corpus);
    }

    /** Forgets every index that is there. */
    void clear() {
        forget(key -> true);
    }

    private void forget(Predicate<Key> old) {
        synchronized (indexes) {
            List<Index> there = indexes.entrySet().stream()
                    .filter(entry -> old.test(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .filter(Index::there)
                    .toList();
            there.forEach(Index::drop);
            indexes.values().removeAll(there);
        }
    }

    /** Forgets all, and ends what is being made. */
    @Override
    public void close() {
        List<Index> all;
        synchronized (indexes) {
            all = new ArrayList<>(indexes.values());
            indexes.clear();
        }
        all.forEach(Index::drop);
    }
}
