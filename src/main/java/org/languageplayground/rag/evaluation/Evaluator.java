package org.languageplayground.rag.evaluation;

import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Work;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.IndexMaking;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.question.Asked;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.search.KnowledgeBase;

/** Tries a base's own questions one by one; what is known already is not tried again. Its progress is the share that is done. */
final class Evaluator implements Work<Double, Void> {
    private final KnowledgeBases bases;
    private final Outcomes outcomes;
    private final WorldReader reader;
    private final List<Trial> trials;
    private final int questions;
    private int done;
    private IndexMaking making;
    private TrialRun run;

    Evaluator(KnowledgeBases bases, Outcomes outcomes, WorldReader reader, Asked asked, Corpus corpus) {
        this.bases = bases;
        this.outcomes = outcomes;
        this.reader = reader;
        trials = Trial.all(asked, corpus).stream()
                .filter(trial -> outcomes.of(trial).isEmpty())
                .toList();
        questions = answerable(corpus).size();
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
            making = null;
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
            index = Optional.of(making.outcome());
            making = bases.indexes().keep(trial.index(), making) ? null : making;
        } else {
            making = null;
        }
        run = new TrialRun(trial, index.get(), reader);
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
        return making == null ? 0 : run == null ? making.bytes() : making.bytesKept();
    }
}
