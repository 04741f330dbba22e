package org.languageplayground.attention.train;

import java.util.Optional;
import org.languageplayground.attention.reading.Explorer;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.copying.CopyRun;

/** One student's run of the copy task: begun, stopped, gone on with, and back to the same random weights. */
public final class TrainExplorer extends Explorer {
    private final Visitor visitor;
    private int seed;
    private CopyRun training;
    private Progress progress;
    private Run<Progress, CopyRun> run;
    private WithoutHead without;
    private Notice problem;
    private boolean told;

    /** Nothing is trained. */
    public TrainExplorer(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Where a run stands. */
    enum Status {
        UNTRAINED,
        WAITING,
        RUNNING,
        STOPPED,
        DONE,
        FAILED
    }

    @Override
    public void close() {
        if (run != null) {
            run.close();
        }
        run = null;
        training = null;
        progress = null;
        without = null;
        problem = null;
        told = false;
    }

    /** Takes the seed that is set; of another one than before there are only random weights yet. */
    void follow(ReadingSimulation set) {
        int wanted = set.get(TrainFields.SEED);
        if (training == null || wanted != seed) {
            seed = wanted;
            rewind();
        }
    }

    /** Back to the random weights of the seed. */
    void rewind() {
        close();
        training = new CopyRun(seed);
        while (training.measured().isEmpty()) {
            training.step();
        }
        progress = Progress.of(training);
    }

    /** Begins, or goes on. One run of a visitor is never at work beside another, so the step under way is made before the next. */
    void start() {
        progress = progress();
        if (run != null) {
            run.close();
        }
        run = null;
        problem = null;
        told = false;
        try {
            run = visitor.run(new TrainingWork(training, progress), this::tell);
        } catch (NoMemoryException e) {
            problem = Notice.memory(e);
        }
    }

    /** Ends it where it is; what was learned stays. */
    void stop() {
        if (run != null) {
            run.cancel();
        }
    }

    Status status() {
        if (run == null) {
            return progress == null || progress.steps() == 0 ? Status.UNTRAINED : Status.STOPPED;
        }
        return switch (run.state()) {
            case WAITING -> Status.WAITING;
            case RUNNING -> Status.RUNNING;
            case DONE -> Status.DONE;
            case STOPPED -> Status.STOPPED;
            case FAILED -> Status.FAILED;
        };
    }

    /** How many runs begin before this one, and itself. */
    int place() {
        return run == null ? 0 : run.place();
    }

    /** Why nothing is trained. */
    Optional<Notice> problem() {
        return status() == Status.FAILED
                ? Optional.of(new Notice("attention.train.failed"))
                : Optional.ofNullable(problem);
    }

    /** What has been measured so far; the random weights at least. */
    Progress progress() {
        return run == null ? progress : run.progress();
    }

    /** Both models at the step that is set, or at the newest. */
    CopyRun.Pair shown(ReadingSimulation set) {
        return progress().at(set.get(TrainFields.STEP));
    }

    /** The letters that are set, read by both models at that step. */
    Looking looking(ReadingSimulation set) {
        return Looking.of(set, shown(set));
    }

    /** What the model at that step answers without its heads; not while it is trained. */
    Optional<WithoutHead> without(ReadingSimulation set) {
        if (status() == Status.RUNNING || status() == Status.WAITING) {
            return Optional.empty();
        }
        CopyRun.Pair pair = shown(set);
        if (without == null || without.of() != pair.two()) {
            without = WithoutHead.of(pair.two());
        }
        return Optional.of(without);
    }

    /** Whether the run has ended since the last call. */
    boolean takeEnd() {
        boolean ended = run != null && !told && (status() == Status.DONE || status() == Status.FAILED);
        told |= ended;
        return ended;
    }
}
