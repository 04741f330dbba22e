package org.languageplayground.compute;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * The latest results of a computation, shared by all who ask. What has not been asked for the longest is dropped first. Who asks
 * while another waits for the same result gets that one. No more are computed at once than there are processors, in the order in
 * which they were asked for: more would make all of them late.
 *
 * @param <K> what determines a result
 */
final class SharedResults<K, V> {
    private static final Semaphore PROCESSORS =
            new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    private final long most;
    private final ToLongFunction<K> bytes;
    private final Map<K, FutureTask<V>> results = new LinkedHashMap<>(64, 0.75f, true);
    private final LongAdder hits = new LongAdder();
    private final LongAdder misses = new LongAdder();
    private long size;

    /**
     * None yet.
     *
     * @param most bytes that all may have
     * @param bytes that the result of a key has
     */
    SharedResults(long most, ToLongFunction<K> bytes) {
        this.most = most;
        this.bytes = bytes;
    }

    /**
     * The result of that key.
     *
     * @param compute makes it if it is not there; asks for no shared result itself
     */
    V get(K key, Supplier<V> compute) {
        FutureTask<V> mine = new FutureTask<>(compute::get);
        FutureTask<V> result = enter(key, mine);
        (result == mine ? misses : hits).increment();
        if (result == mine) {
            PROCESSORS.acquireUninterruptibly();
            try {
                mine.run();
            } finally {
                PROCESSORS.release();
            }
        }
        try {
            return result.get();
        } catch (ExecutionException e) {
            leave(key, result);
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another computed the same", e);
        }
    }

    /** How many were there already, or being made, when asked for. */
    long hits() {
        return hits.sum();
    }

    /** How many had to be made. */
    long misses() {
        return misses.sum();
    }

    private FutureTask<V> enter(K key, FutureTask<V> mine) {
        synchronized (results) {
            FutureTask<V> known = results.get(key);
            if (known != null) {
                return known;
            }
            results.put(key, mine);
            size += bytes.applyAsLong(key);
            var eldest = results.entrySet().iterator();
            while (size > most && results.size() > 1) {
                size -= bytes.applyAsLong(eldest.next().getKey());
                eldest.remove();
            }
            return mine;
        }
    }

    private void leave(K key, FutureTask<V> failed) {
        synchronized (results) {
            if (results.remove(key, failed)) {
                size -= bytes.applyAsLong(key);
            }
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException problem ? problem : new IllegalStateException(cause);
    }
}
