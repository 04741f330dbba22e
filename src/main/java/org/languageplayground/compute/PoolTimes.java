package org.languageplayground.compute;

import java.util.concurrent.atomic.LongAdder;

/** What a pool has done since it was made; asked for by any thread. */
public final class PoolTimes {
    private final LongAdder begun = new LongAdder();
    private final LongAdder queueNanos = new LongAdder();
    private final LongAdder turns = new LongAdder();
    private final LongAdder computeNanos = new LongAdder();
    private final LongAdder failed = new LongAdder();

    PoolTimes() {}

    void begun(long nanosInTheQueue) {
        begun.increment();
        queueNanos.add(nanosInTheQueue);
    }

    void turn(long nanos) {
        turns.increment();
        computeNanos.add(nanos);
    }

    void failure() {
        failed.increment();
    }

    /** How many runs have begun. */
    public long begun() {
        return begun.sum();
    }

    /** How long they all had waited, in nanoseconds. */
    public long queueNanos() {
        return queueNanos.sum();
    }

    /** How many turns threads have had; a run has many. */
    public long turns() {
        return turns.sum();
    }

    /** How long they took together, in nanoseconds. */
    public long computeNanos() {
        return computeNanos.sum();
    }

    /** How many runs went wrong; one that was refused memory has not. */
    public long failed() {
        return failed.sum();
    }
}
