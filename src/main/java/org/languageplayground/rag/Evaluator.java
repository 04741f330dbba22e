package org.languageplayground.rag;

import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Work;
import org.languageplayground.search.KnowledgeBase;

/** Tries a base's own questions one by one; what is known already is not tried again. Its progress is the share that is done. */
final class Evaluator implements Work<Double, Void> {
    private final KnowledgeBases bases;
    private final List<Trial> trials;
    private final int questions;
    private int done;
    private IndexMaking making;
    private TrialRun run;

    Evaluator(KnowledgeBases bases, RagState state, Corpus corpus) {
        this.bases = bases;
        trials = Trial.all(state, corpus).stream()
                .filter(trial -> bases.outcome(trial).isEmpty())
                .toList();
        questions = answerable(corpus).size();
    }

    private static List<BaseQuestion> answerable(Corpus corpus) {
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
            making = making == null ? new IndexMaking(trial.index(), bytes -> {}) : making;
            if (making.step()) {
                return false;
            }
            bases.indexes().keep(trial.index(), making);
            index = Optional.of(making.outcome());
        }
        making = null;
        run = new TrialRun(trial, index.get(), bases.reader());
        return true;
    }

    @Override
    public Double progress() {
        return trials.isEmpty() ? 1 : (double) done / (trials.size() * questions);
    }

    /** Nothing: what the trials came to is kept for all. */
    @Override
    public Void outcome() {
        return null;
    }

    @Override
    public long bytes() {
        return making == null ? 0 : making.bytes();
    }
}
