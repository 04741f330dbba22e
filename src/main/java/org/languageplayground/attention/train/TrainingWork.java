package org.languageplayground.attention.train;

import org.languageplayground.compute.Work;
import org.languageplayground.world.copying.CopyRun;

/** Trains both models of a run in turn, on from where they are. */
final class TrainingWork implements Work<Progress, CopyRun> {
    private final CopyRun training;
    private Progress progress;

    /** What goes on from there. */
    TrainingWork(CopyRun training, Progress from) {
        this.training = training;
        this.progress = from;
    }

    @Override
    public boolean step() {
        boolean more = training.step();
        progress = Progress.of(training);
        return more;
    }

    @Override
    public Progress progress() {
        return progress;
    }

    /** All of it: where it was stopped, it can go on. */
    @Override
    public CopyRun outcome() {
        return training;
    }

    @Override
    public long bytes() {
        return training.bytes();
    }

    @Override
    public long bytesKept() {
        return training.bytes();
    }
}
