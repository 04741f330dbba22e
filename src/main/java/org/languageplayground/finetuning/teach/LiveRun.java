package org.languageplayground.finetuning.teach;

import org.languageplayground.compute.Job;
import org.languageplayground.compute.Ticket;
import org.languageplayground.compute.WorkerPool;

/** A training run in the worker pool. */
final class LiveRun implements Job {

    /** Where a run stands. */
    enum Status {
        WAITING,
        RUNNING,
        FINISHED,
        STOPPED,
        DIVERGED,
        FAILED
    }

    private final int number;
    private final TrainingRun run;
    private final Runnable changed;
    private final Ticket ticket;
    private volatile boolean stopped;
    private volatile boolean finished;
    private volatile boolean failed;

    /**
     * Hands the run in.
     *
     * @param number how many runs the tab has begun with this one
     */
    LiveRun(int number, TrainingRun run, WorkerPool pool, Object owner, Runnable changed) {
        this.number = number;
        this.run = run;
        this.changed = changed;
        this.ticket = pool.submit(owner, this);
    }

    @Override
    public boolean step() {
        boolean more = run.step();
        finished = !more;
        return more;
    }

    @Override
    public void changed() {
        changed.run();
    }

    @Override
    public void failed(Throwable problem) {
        failed = true;
    }

    /** Ends the run as it is; what was learned stays. */
    void stop() {
        if (!over()) {
            stopped = true;
            ticket.cancel();
        }
    }

    /** Whether no step will follow. */
    boolean over() {
        return finished || failed || stopped;
    }

    /** How many runs begin before this one, and itself; 0 once it has begun. */
    int place() {
        return ticket.place();
    }

    int number() {
        return number;
    }

    TrainingRun run() {
        return run;
    }

    Status status() {
        if (failed) {
            return Status.FAILED;
        }
        if (finished) {
            return run.progress().diverged() == null ? Status.FINISHED : Status.DIVERGED;
        }
        if (stopped) {
            return Status.STOPPED;
        }
        return place() > 0 ? Status.WAITING : Status.RUNNING;
    }
}
