package org.languageplayground.compute;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Runs whose outcome is the same for all visitors: each begins when someone first asks for it, is shared by all, and is stopped when nobody
 * waits for it any more.
 *
 * @param <K> what determines a run
 * @param <P> how far one is
 * @param <R> what comes of one
 */
public abstract class SharedRuns<K, P, R> {
    private final WorkerPool pool;
    private final MemoryBudget memory;
    private final Map<K, Shared<P, R>> runs = new HashMap<>();

    private static final class Shared<P, R> {
        private final Map<Object, Runnable> waiting = new ConcurrentHashMap<>();
        private Run<P, R> run;

        boolean done() {
            return run.state() == Run.State.DONE;
        }

        void tell() {
            waiting.values().forEach(Runnable::run);
        }
    }

    /** None yet. */
    protected SharedRuns(WorkerPool pool, ServerMemory memory) {
        this.pool = pool;
        this.memory = memory.shared();
    }

    /** What is to do for a key. */
    protected abstract Work<P, R> work(K key);

    /**
     * Asks for a run; it begins unless it is under way or done.
     *
     * @param who is told by {@code changed} from any thread, and waits until it {@link #leave leaves}
     * @throws NoMemoryException if there is not enough to begin
     */
    public final synchronized void ask(K key, Object who, Runnable changed) {
        Shared<P, R> shared = runs.get(key);
        if (shared == null || shared.run.over() && !shared.done()) {
            Shared<P, R> begun = new Shared<>();
            begun.waiting.put(who, changed);
            begun.run = pool.submit(begun, memory, work(key), begun::tell);
            runs.put(key, begun);
        } else {
            shared.waiting.put(who, changed);
        }
    }

    /** Waits no longer, for any run; one for which nobody waits any more is stopped. */
    public final synchronized void leave(Object who) {
        runs.values().removeIf(shared -> {
            boolean left = shared.waiting.remove(who) != null && shared.waiting.isEmpty() && !shared.done();
            if (left) {
                shared.run.close();
            }
            return left;
        });
    }

    /** How far a run is; empty where nobody has asked for it. */
    public final synchronized Optional<P> progress(K key) {
        return Optional.ofNullable(runs.get(key)).map(shared -> shared.run.progress());
    }

    /** Whether a run is complete. */
    public final synchronized boolean done(K key) {
        return runs.containsKey(key) && runs.get(key).done();
    }

    /** Why a run went wrong, if it did. */
    public final synchronized Optional<Throwable> failure(K key) {
        return Optional.ofNullable(runs.get(key)).flatMap(shared -> shared.run.failure());
    }
}
