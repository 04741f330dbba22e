package org.languageplayground.search.reading;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * How long some work may take in all its steps, in time of the processor: on a busy server the same work takes no more of it. Who computes asks whether any is left, so
 * that even a single long step ends. Another thread may end it sooner.
 */
public final class TimeBudget {
    private static final long NANOS = 1_000_000_000;

    /** A look at the clock takes as long as some dozens of short events. */
    private static final int EVENTS_A_LOOK = 64;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int seconds;
    private final LongSupplier clock;
    private volatile boolean cancelled;
    private boolean stepping;
    private long began;
    private long spent;
    private int events;

    /** So many seconds of the thread's time that makes a step. */
    public TimeBudget(int seconds) {
        this(seconds, THREADS.isCurrentThreadCpuTimeSupported() ? THREADS::getCurrentThreadCpuTime : System::nanoTime);
    }

    /**
     * So many seconds of a clock.
     *
     * @param clock in nanoseconds; asked at both ends of a step and in between by the thread that makes it
     */
    public TimeBudget(int seconds, LongSupplier clock) {
        this.seconds = seconds;
        this.clock = clock;
    }

    /**
     * A step of the work.
     *
     * @param <T> what comes of it
     * @param <E> what it may throw
     */
    @FunctionalInterface
    public interface Step<T, E extends Exception> {
        /** Makes the step. */
        T make() throws E;
    }

    /** Makes a step, whose time is counted; answers what that answers. */
    public <T, E extends Exception> T step(Step<T, E> step) throws E {
        began = clock.getAsLong();
        stepping = true;
        try {
            return step.make();
        } finally {
            stepping = false;
            spent += clock.getAsLong() - began;
        }
    }

    /** How many nanoseconds are left. */
    public long left() {
        return cancelled ? 0 : seconds * NANOS - spent - (stepping ? clock.getAsLong() - began : 0);
    }

    /**
     * To be called where what follows may take long.
     *
     * @throws OutOfTimeException if nothing is left
     */
    public void check() {
        if (left() <= 0) {
            throw new OutOfTimeException(seconds);
        }
    }

    /**
     * To be called for each of many short events; looks at the clock now and then.
     *
     * @throws OutOfTimeException if nothing is left
     */
    public void tick() {
        if (events++ % EVENTS_A_LOOK == 0) {
            check();
        }
    }

    /** Ends it, from any thread: nothing is left. */
    public void cancel() {
        cancelled = true;
    }
}
