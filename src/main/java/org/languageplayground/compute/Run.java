package org.languageplayground.compute;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A work that was handed in: where it stands, how far it is, what came of it. May be asked by any thread.
 *
 * @param <P> how far it is
 * @param <R> what comes of it
 */
public final class Run<P, R> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    /** Where a run stands. */
    public enum State {
        /** No step was made; others come first. */
        WAITING,
        RUNNING,
        DONE,
        /** It was cancelled. */
        STOPPED,
        /** It went wrong, or there was no memory for it. */
        FAILED
    }

    private final WorkerPool pool;
    private final Object owner;
    private final Grant grant;
    private final Runnable changed;
    private final long handedIn = System.nanoTime();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile Work<P, R> work;
    private volatile Thread listener;
    private volatile boolean finished;
    private volatile P progress;
    private volatile R outcome;
    private volatile Throwable failure;
    private volatile boolean begun;
    private volatile boolean cancelled;
    private boolean closed;

    Run(WorkerPool pool, Object owner, Grant grant, Work<P, R> work, Runnable changed) {
        this.pool = pool;
        this.owner = owner;
        this.grant = grant;
        this.work = work;
        this.changed = changed;
        this.progress = work.progress();
    }

    public State state() {
        if (ended()) {
            return failure != null ? State.FAILED : finished ? State.DONE : State.STOPPED;
        }
        return cancelled ? State.STOPPED : begun ? State.RUNNING : State.WAITING;
    }

    /** Whether nothing will follow but, where it was cancelled, the end of the step under way. */
    public boolean over() {
        return cancelled || ended();
    }

    /** How many runs begin before this one, and itself; 0 once it has begun. */
    public int place() {
        return pool.place(this);
    }

    /** How far it is. */
    public P progress() {
        return progress;
    }

    /** What came of it, once its last step is made; empty where nothing did, or it was closed. */
    public Optional<R> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Why it has failed. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    /** Waits until its last step is made, so long; answers whether it is. */
    public boolean await(long milliseconds) throws InterruptedException {
        return end.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Ends it: a step that is being made is finished, sooner if the work can do that, and none follows; the outcome is that of the steps made. */
    public void cancel() {
        pool.cancel(this);
    }

    /** Ends it and forgets what came of it; its memory is given back as soon as nobody works in it. */
    @Override
    public void close() {
        cancel();
        synchronized (this) {
            closed = true;
            if (ended()) {
                drop();
            }
        }
    }

    private boolean ended() {
        return end.getCount() == 0;
    }

    private void drop() {
        outcome = null;
        grant.close();
    }

    /** When it was made, as {@link System#nanoTime} has it. */
    long handedIn() {
        return handedIn;
    }

    Object owner() {
        return owner;
    }

    void begin() {
        begun = true;
    }

    /** Goes on in a thread of its own, which is interrupted when the run is cancelled. */
    void listenIn(Thread thread) {
        begin();
        listener = thread;
        thread.start();
    }

    void markCancelled() {
        cancelled = true;
        Work<P, R> underWay = work;
        if (underWay != null) {
            underWay.cancel();
        }
        if (listener != null) {
            listener.interrupt();
        }
    }

    boolean cancelled() {
        return cancelled;
    }

    /** One step, for whoever has the turn; answers whether another may follow. Throws nothing, whatever the work does. */
    boolean step() {
        if (failure != null) {
            return false;
        }
        try {
            grant.resize(work.bytes());
            boolean more = work.step();
            progress = work.progress();
            finished = !more;
            return more;
        } catch (Throwable problem) {
            fail(problem);
            return false;
        }
    }

    /** The last one to have the turn says that no step follows. */
    void end() {
        try {
            work.close();
            if (failure == null) {
                outcome = work.outcome();
                grant.resize(outcome == null ? 0 : work.bytesKept());
            }
        } catch (Throwable problem) {
            fail(problem);
        }
        synchronized (this) {
            work = null;
            if (failure != null || closed) {
                drop();
            }
            end.countDown();
        }
    }

    /** Tells whoever wants to know. Who cannot be told anything ends the run, and nothing else. */
    void tell() {
        try {
            changed.run();
        } catch (Throwable problem) {
            fail(problem);
        }
    }

    void fail(Throwable problem) {
        boolean wanted = cancelled && problem instanceof InterruptedException;
        if (failure == null && !wanted && !ended()) {
            failure = problem;
            if (!(problem instanceof NoMemoryException)) {
                pool.times().failure();
            }
        }
        if (!wanted && !(problem instanceof NoMemoryException)) {
            log(problem);
        }
    }

    private static void log(Throwable problem) {
        try {
            LOG.error("A run went wrong and was ended.", problem);
        } catch (Throwable noMemoryForTheLogEither) {
            // The run's owner reads the failure all the same.
        }
    }
}
