package org.languageplayground.finetuning.unknown;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;

/**
 * The newest run of one of the three steps.
 *
 * @param <F> what is measured on the way
 * @param <R> what is learned
 */
final class StepRun<F, R> {

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

    private final AtomicBoolean stopping = new AtomicBoolean();
    private final RlhfState state;
    private final Run<StepProgress<F>, R> run;

    /** Makes the work of a step, which is examined as it is once {@code stopping} is set. */
    interface Maker<F, R> {
        StepWork<F, R> make(AtomicBoolean stopping);
    }

    /**
     * Hands a step in.
     *
     * @param state what it begins with
     * @throws org.languageplayground.compute.NoMemoryException if there is not enough to begin
     */
    StepRun(RlhfState state, Maker<F, R> maker, Visitor visitor, Runnable changed) {
        this.state = state;
        this.run = visitor.run(maker.make(stopping), changed);
    }

    RlhfState state() {
        return state;
    }

    StepProgress<F> progress() {
        return run.progress();
    }

    /** What was measured so far. */
    F figures() {
        return progress().figures();
    }

    /** What was learned, that the next step can start from. */
    Optional<R> learned() {
        return run.outcome();
    }

    /** How many runs begin before this one, and itself; 0 once it has begun. */
    int place() {
        return run.place();
    }

    /** Whether nothing will follow. */
    boolean over() {
        return run.over();
    }

    /** Ends the learning; one that has not begun is dropped. */
    void stop() {
        if (run.state() == Run.State.WAITING) {
            run.cancel();
        } else {
            stopping.set(true);
        }
    }

    /** Ends and forgets everything at once. */
    void close() {
        run.close();
    }

    Status status() {
        StepProgress<F> progress = progress();
        return switch (run.state()) {
            case WAITING -> Status.WAITING;
            case RUNNING ->
                !progress.learning() || stopping.get()
                        ? Status.EXAMINING
                        : progress.done() == 0 ? Status.PREPARING : Status.RUNNING;
            case DONE, STOPPED ->
                progress.diverged()
                        ? Status.DIVERGED
                        : progress.done() < progress.total() ? Status.STOPPED : Status.FINISHED;
            case FAILED -> Status.FAILED;
        };
    }
}
