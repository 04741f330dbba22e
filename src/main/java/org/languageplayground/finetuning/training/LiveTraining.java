package org.languageplayground.finetuning.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.ui.Notice;

/**
 * The live runs of one tab. The two newest are kept, so that they can be compared; each holds the numbers it trains and the
 * optimizer's two means of them until it is dropped.
 */
public final class LiveTraining {
    private static final int MOST_RUNS = 2;

    private final TinyModel tiny;
    private final WorkerPool pool;
    private final Object owner;
    private volatile List<LiveRun> runs = List.of();
    private volatile MethodTrial trial;
    private volatile Runnable listener = () -> {};

    /**
     * No run yet.
     *
     * @param owner the student, between whose tabs the pool is fair
     */
    public LiveTraining(TinyModel tiny, WorkerPool pool, Object owner) {
        this.tiny = tiny;
        this.pool = pool;
        this.owner = owner;
    }

    /** Whom to tell that a run has made progress; called from any thread. */
    void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Begins a run; answers why it cannot begin, if it cannot. Of two runs that were kept the older one goes. */
    Optional<Notice> train(RunSettings settings) {
        return begin(settings, teaching -> {
            List<LiveRun> kept = new ArrayList<>(runs);
            if (kept.size() == MOST_RUNS) {
                kept.removeFirst().stop();
            }
            TrainingRun run = new TrainingRun(tiny, teaching, settings);
            kept.add(new LiveRun(run, pool, owner, this::changed));
            runs = List.copyOf(kept);
        });
    }

    /** Begins to run all methods; answers why it cannot begin, if it cannot. */
    Optional<Notice> tryAll(RunSettings settings) {
        return begin(settings, teaching -> {
            stopTrial();
            trial = new MethodTrial(tiny, teaching, settings, pool, owner, this::changed);
        });
    }

    private Optional<Notice> begin(RunSettings settings, java.util.function.Consumer<Teaching> begin) {
        TrainingChoices choices = settings.choices();
        int width = tiny.base().config().width();
        if (settings.rank() > width) {
            return Optional.of(new Notice("run.rank", settings.rank(), width));
        }
        if (choices.targets().isEmpty()) {
            return Optional.of(new Notice("run.targets"));
        }
        if (choices.task() != Task.OWN) {
            begin.accept(tiny.teaching(choices.task()));
            return Optional.empty();
        }
        OwnFacts own = OwnFacts.read(choices.ownFacts(), tiny::spells);
        if (own.problem() == null) {
            begin.accept(tiny.teaching(own.facts()));
        }
        return Optional.ofNullable(own.problem());
    }

    private void changed() {
        listener.run();
    }

    /** Ends what is under way; what was learned stays. */
    void stop() {
        runs.forEach(LiveRun::stop);
        stopTrial();
    }

    private void stopTrial() {
        if (trial != null) {
            trial.stop();
        }
    }

    /** Ends and forgets everything. */
    public void reset() {
        stop();
        runs = List.of();
        trial = null;
    }

    /** Whether anything is under way. */
    boolean busy() {
        return runs.stream().anyMatch(run -> !run.over()) || (trial != null && !trial.over());
    }

    /** The runs kept, the newest last. */
    List<LiveRun> runs() {
        return runs;
    }

    Optional<MethodTrial> trial() {
        return Optional.ofNullable(trial);
    }

    TinyModel tiny() {
        return tiny;
    }
}
