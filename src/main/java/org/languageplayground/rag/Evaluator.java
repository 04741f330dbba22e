package org.languageplayground.rag;

import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Job;
import org.languageplayground.compute.Ticket;
import org.languageplayground.search.KnowledgeBase;

/** Tries a base's own questions one by one; what is known already is not tried again. */
final class Evaluator implements Job {
    private final KnowledgeBases bases;
    private final List<Trial> trials;
    private final Runnable onChange;
    private final int questions;
    private volatile int done;
    private volatile Ticket ticket;
    private volatile boolean failed;
    private IndexMaking making;
    private TrialRun run;

    private Evaluator(KnowledgeBases bases, List<Trial> trials, int questions, Runnable onChange) {
        this.bases = bases;
        this.trials = trials;
        this.questions = questions;
        this.onChange = onChange;
    }

    /**
     * Hands the trials in.
     *
     * @param onChange called from any thread when there is something new
     */
    static Evaluator start(Object owner, KnowledgeBases bases, RagState state, Corpus corpus, Runnable onChange) {
        List<Trial> open = Trial.all(state, corpus).stream()
                .filter(trial -> bases.outcome(trial).isEmpty())
                .toList();
        Evaluator evaluator = new Evaluator(bases, open, answerable(corpus).size(), onChange);
        evaluator.ticket = bases.submit(owner, evaluator);
        return evaluator;
    }

    /** The questions that are tried. */
    static List<BaseQuestion> answerable(Corpus corpus) {
        return corpus.questions().stream().filter(BaseQuestion::answerable).toList();
    }

    /** One question of one trial, or a step of the index that it searches. */
    @Override
    public boolean step() {
        if (done >= trials.size() * questions) {
            return false;
        }
        Trial trial = trials.get(done / questions);
        if (run == null && !prepare(trial)) {
            return true;
        }
        run.ask(answerable(trial.index().corpus()).get(done % questions));
        done++;
        if (done % questions == 0) {
            bases.keep(trial, run.outcome());
            run = null;
        }
        return done < trials.size() * questions;
    }

    /** Whether the index is there, and the trial can begin. */
    private boolean prepare(Trial trial) {
        Optional<KnowledgeBase> index = bases.indexes().known(trial.index());
        if (index.isEmpty()) {
            making = making == null ? bases.indexes().making(trial.index()) : making;
            if (making.step()) {
                return false;
            }
            index = Optional.of(making.result());
            bases.indexes().keep(trial.index(), making.result());
        }
        making = null;
        run = new TrialRun(trial, index.get(), bases.reader());
        return true;
    }

    @Override
    public void changed() {
        onChange.run();
    }

    @Override
    public void failed(Throwable problem) {
        failed = true;
        onChange.run();
    }

    boolean failed() {
        return failed;
    }

    boolean running() {
        return !ticket.over() && !failed && done < trials.size() * questions;
    }

    /** How much is done, 0 to 1. */
    double progress() {
        return trials.isEmpty() ? 1 : (double) done / (trials.size() * questions);
    }

    void cancel() {
        ticket.cancel();
    }
}
