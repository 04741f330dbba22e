package org.languageplayground.compute;

/** What stands for a job in the pool. */
public final class Ticket {
    private final WorkerPool pool;
    private final Object owner;
    private final Job job;
    private volatile boolean over;

    Ticket(WorkerPool pool, Object owner, Job job) {
        this.pool = pool;
        this.owner = owner;
        this.job = job;
    }

    Object owner() {
        return owner;
    }

    Job job() {
        return job;
    }

    void end() {
        over = true;
    }

    /** Whether no step will follow: the job is done, has failed or was cancelled. */
    public boolean over() {
        return over;
    }

    /** How many jobs begin before this one, and itself; 0 once it has begun. */
    public int place() {
        return pool.place(this);
    }

    /** Ends the job: a step that is being made is finished, none follows it. */
    public void cancel() {
        pool.cancel(this);
    }
}
