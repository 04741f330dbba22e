package org.languageplayground.rag.evaluation;

import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Job;
import org.languageplayground.compute.Ticket;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.IndexMaking;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.question.Asked;
import org.languageplayground.rag.question.Measuring;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.search.KnowledgeBase;

/** Tries a base's own questions one by one; what is known already is not tried again. */
public final class Evaluator implements Job, Measuring {
    private final KnowledgeBases bases;
    private final Outcomes outcomes;
    private final WorldReader reader;
    private final List<Trial> trials;
    private final Runnable onChange;
    private final int questions;
    private volatile int done;
    private volatile Ticket ticket;
    private volatile boolean failed;
    private IndexMaking making;
    private TrialRun run;

    private Evaluator(
            KnowledgeBases bases,
            Outcomes outcomes,
            WorldReader reader,
            List<Trial> trials,
            int questions,
            Runnable onChange) {
        this.bases = bases;
        this.outcomes = outcomes;
        this.reader = reader;
        this.trials = trials;
        this.questions = questions;
        this.onChange = onChange;
    }

    /**
     * Hands the trials in.
     *
     * @param onChange called from any thread when there is something new
     */
    public static Evaluator start(
            Object owner,
            KnowledgeBases bases,
            Outcomes outcomes,
            WorldReader reader,
            Asked asked,
            Corpus corpus,
            Runnable onChange) {
        List<Trial> open = Trial.all(asked, corpus).stream()
                .filter(trial -> outcomes.of(trial).isEmpty())
                .toList();
        Evaluator evaluator =
                new Evaluator(bases, outcomes, reader, open, answerable(corpus).size(), onChange);
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
            outcomes.keep(trial, run.outcome());
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
        run = new TrialRun(trial, index.get(), reader);
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

    @Override
    public boolean failed() {
        return failed;
    }

    @Override
    public boolean running() {
        return !ticket.over() && !failed && done < trials.size() * questions;
    }

    @Override
    public double progress() {
        return trials.isEmpty() ? 1 : (double) done / (trials.size() * questions);
    }

    @Override
    public void cancel() {
        ticket.cancel();
    }
}
