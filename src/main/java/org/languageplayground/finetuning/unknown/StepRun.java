package org.languageplayground.finetuning.unknown;

import org.languageplayground.compute.Job;
import org.languageplayground.compute.Ticket;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.transformer.adapter.DivergedException;

/** One of the three steps, in the worker pool. A step that is stopped keeps what was learned, and is examined like a finished one. */
abstract class StepRun implements Job {

    /** Where a step stands. */
    enum Status {
        WAITING,
        PREPARING,
        RUNNING,
        EXAMINING,
        FINISHED,
        STOPPED,
        DIVERGED,
        FAILED
    }

    private final int total;
    private Runnable changed = () -> {};
    private Ticket ticket;
    private volatile int done;
    private volatile boolean stopping;
    private volatile boolean over;
    private volatile boolean learning = true;
    private volatile String diverged;
    private volatile boolean failed;

    StepRun(int total) {
        this.total = total;
    }

    /** Hands the step in; nothing is done before. */
    final void submit(WorkerPool pool, Object owner, Runnable listener) {
        changed = listener;
        ticket = pool.submit(owner, this);
    }

    /** Learns a little more; answers whether that ended one of the countable steps. */
    abstract boolean learn();

    /** Is called after each countable step, and before the first. */
    abstract void measure(int steps);

    /** Examines what was learned a little further; answers whether there is more to examine. */
    abstract boolean examine();

    /** Whether there is still something to measure before the first step. */
    boolean prepare() {
        return false;
    }

    @Override
    public final boolean step() {
        if (learning && !stopping && done < total) {
            if (prepare()) {
                return true;
            }
            advance();
            return true;
        }
        learning = false;
        if (diverged == null && done > 0 && examine()) {
            return true;
        }
        over = true;
        return false;
    }

    private void advance() {
        try {
            if (learn()) {
                measure(done + 1);
                done++;
            }
        } catch (DivergedException e) {
            diverged = e.getMessage();
            learning = false;
        }
    }

    @Override
    public void changed() {
        changed.run();
    }

    @Override
    public void failed(Throwable problem) {
        failed = true;
        over = true;
    }

    /** Ends the learning; one that has not begun is dropped. */
    final void stop() {
        if (ticket.place() > 0) {
            cancel();
        } else {
            stopping = true;
        }
    }

    /** Ends everything at once. */
    final void cancel() {
        ticket.cancel();
        over = true;
    }

    /** How many countable steps were made. */
    final int done() {
        return done;
    }

    /** How many there are. */
    final int total() {
        return total;
    }

    /** How many jobs begin before this one, and itself; 0 once it has begun. */
    final int place() {
        return ticket.place();
    }

    /** Whether nothing will follow. */
    final boolean over() {
        return over;
    }

    /** Whether something was learned that the next step can start from. */
    final boolean usable() {
        return over && !failed && diverged == null && done > 0;
    }

    final Status status() {
        if (failed) {
            return Status.FAILED;
        }
        if (over) {
            return diverged != null ? Status.DIVERGED : done < total ? Status.STOPPED : Status.FINISHED;
        }
        if (place() > 0) {
            return Status.WAITING;
        }
        if (!learning || stopping) {
            return Status.EXAMINING;
        }
        return done == 0 ? Status.PREPARING : Status.RUNNING;
    }

    /** Why it diverged, null otherwise. */
    final String diverged() {
        return diverged;
    }
}
