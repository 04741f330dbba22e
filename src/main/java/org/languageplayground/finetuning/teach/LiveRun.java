package org.languageplayground.finetuning.teach;

import java.util.Optional;
import org.languageplayground.compute.Run;
import org.languageplayground.transformer.adapter.Adaptation;

/**
 * A training run of a tab.
 *
 * @param number how many runs the tab has begun with this one
 * @param parameters how many numbers are trained
 * @param bytes that these take in float32
 */
record LiveRun(
        int number,
        RunSettings settings,
        Teaching teaching,
        long parameters,
        long bytes,
        Run<TrainingRun.Progress, Adaptation> run) {

    /** Where a run stands. */
    enum Status {
        WAITING,
        RUNNING,
        FINISHED,
        STOPPED,
        DIVERGED,
        FAILED
    }

    /** Ends the run as it is; what was learned stays. */
    void stop() {
        run.cancel();
    }

    /** Whether no step will follow. */
    boolean over() {
        return run.over();
    }

    /** What was trained, once no step follows. */
    Optional<Adaptation> trained() {
        return run.outcome();
    }

    TrainingRun.Progress progress() {
        return run.progress();
    }

    Status status() {
        return switch (run.state()) {
            case WAITING -> Status.WAITING;
            case RUNNING -> Status.RUNNING;
            case DONE -> progress().diverged() == null ? Status.FINISHED : Status.DIVERGED;
            case STOPPED -> Status.STOPPED;
            case FAILED -> Status.FAILED;
        };
    }
}
