package org.languageplayground.rag;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.Listeners;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.KnowledgeBase;

/**
 * Indexes of bases cut into chunks, each made once however many ask for it, and only as long as anyone waits for it. Where there is
 * no memory for another one, what has not been asked for the longest is dropped.
 */
final class IndexCache implements AutoCloseable {
    private final WorkerPool pool;
    private final Object owner;
    private final MemoryBudget memory;
    private final Map<Key, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);

    /** A base, cut in one way. */
    record Key(Corpus corpus, int size, int overlap) {}

    /** An index that is there, or is being made for some who wait. */
    private static final class Entry {
        final Listeners waiting = new Listeners();
        Run<Void, KnowledgeBase> run;
        KnowledgeBase madeElsewhere;
        Grant memory;

        Optional<KnowledgeBase> index() {
            return madeElsewhere != null ? Optional.of(madeElsewhere) : run.outcome();
        }

        void drop() {
            if (run != null) {
                run.close();
            }
            if (memory != null) {
                memory.close();
            }
        }
    }

    /**
     * An empty cache.
     *
     * @param owner whose the runs are that make indexes
     */
    IndexCache(WorkerPool pool, Object owner, MemoryBudget memory) {
        this.pool = pool;
        this.owner = owner;
        this.memory = memory;
    }

    /**
     * The run that makes an index which is not there. Who no longer waits for it says so to {@link #leave}.
     *
     * @param onEnd called when the index is there or cannot be made
     * @throws NoMemoryException if there is not even enough to count its words
     */
    Run<Void, KnowledgeBase> make(Key key, Runnable onEnd) {
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry == null) {
                Entry made = new Entry();
                IndexMaking making = new IndexMaking(key, this::makeRoom);
                makeRoom(making.bytes());
                made.run = pool.submit(owner, memory, making, () -> changed(key, made));
                entries.put(key, made);
                entry = made;
            }
            entry.waiting.add(onEnd);
            return entry.run;
        }
    }

    private void changed(Key key, Entry entry) {
        synchronized (entries) {
            if (!entry.run.over()) {
                return;
            }
            if (entry.index().isEmpty()) {
                entries.remove(key, entry);
            }
        }
        entry.waiting.tell();
        entry.waiting.clear();
    }

    /** One waits no longer; an index for which nobody waits any more is not made. */
    void leave(Key key, Runnable onEnd) {
        synchronized (entries) {
            Entry entry = entries.get(key);
            if (entry != null && !entry.waiting.remove(onEnd) && entry.index().isEmpty()) {
                entries.remove(key);
                entry.drop();
            }
        }
    }

    /** The index, if it is there. */
    Optional<KnowledgeBase> known(Key key) {
        synchronized (entries) {
            return Optional.ofNullable(entries.get(key)).flatMap(Entry::index);
        }
    }

    /** Takes in an index that was made elsewhere, if there is memory for it; it is not made a second time. */
    void keep(Key key, IndexMaking made) {
        Entry entry = new Entry();
        synchronized (entries) {
            if (known(key).isPresent()) {
                return;
            }
            makeRoom(made.bytesKept());
            try {
                entry.memory = memory.grant(made.bytesKept());
            } catch (NoMemoryException e) {
                return;
            }
            entry.madeElsewhere = made.outcome();
            Entry before = entries.put(key, entry);
            if (before != null) {
                before.drop();
            }
        }
    }

    /** Drops the eldest indexes until so many bytes are free, or nobody's are left. */
    private void makeRoom(long bytes) {
        synchronized (entries) {
            Iterator<Entry> eldest = entries.values().iterator();
            while (memory.free() < bytes && eldest.hasNext()) {
                Entry entry = eldest.next();
                if (entry.index().isPresent()) {
                    eldest.remove();
                    entry.drop();
                }
            }
        }
    }

    /** Forgets every index that is there. */
    void clear() {
        synchronized (entries) {
            entries.values().removeIf(entry -> {
                boolean there = entry.index().isPresent();
                if (there) {
                    entry.drop();
                }
                return there;
            });
        }
    }

    /** Forgets all, and ends what is being made. */
    @Override
    public void close() {
        synchronized (entries) {
            entries.values().forEach(Entry::drop);
            entries.clear();
        }
    }
}
