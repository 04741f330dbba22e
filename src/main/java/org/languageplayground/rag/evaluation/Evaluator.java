package org.languageplayground.rag.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Work;
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
    private final int all;
    private int done;
    private int number;
    private IndexMaking making;
    private TrialRun run;

    Evaluator(KnowledgeBases bases, Outcomes outcomes, WorldReader reader, Asked asked, Corpus corpus) {
        this.bases = bases;
        this.outcomes = outcomes;
        this.reader = reader;
        trials = new ArrayList<>(Trial.all(asked, corpus, bases.methods()).stream()
                .filter(trial -> outcomes.of(trial).isEmpty())
                .toList());
        all = trials.stream().mapToInt(trial -> trial.questions().size()).sum();
    }

    /** One question of one trial, or a step of the index that it searches. */
    @Override
    public boolean step() {
        if (trials.isEmpty()) {
            return false;
        }
        Trial trial = trials.getFirst();
        if (run == null && !prepare(trial)) {
            return true;
        }
        if (run != null && number < trial.questions().size()) {
            run.ask(trial.questions().get(number++));
            done++;
        } else {
            end(trial);
        }
        return !trials.isEmpty();
    }

    /** What it has come to is kept; a method by which there was no memory to index comes to nothing. */
    private void end(Trial trial) {
        if (run != null) {
            outcomes.keep(trial, run.outcome());
        }
        done += trial.questions().size() - number;
        trials.removeFirst();
        number = 0;
        run = null;
        making = null;
    }

    /** Whether the index is there; then the trial can begin, unless there was no memory to index by its method. */
    private boolean prepare(Trial trial) {
        Optional<KnowledgeBase> index = bases.indexes().known(trial.index());
        if (index.isEmpty()) {
            making = making == null ? new IndexMaking(trial.index(), bases.encoder(), bytes -> true) : making;
            if (making.step()) {
                return false;
            }
            index = Optional.of(making.outcome());
            making = bases.indexes().keep(trial.index(), making) ? null : making;
        } else {
            making = null;
        }
        if (trial.method() == null || index.get().methods().contains(trial.method())) {
            run = new TrialRun(trial, index.get(), reader);
        }
        return true;
    }

    @Override
    public Double progress() {
        return all == 0 ? 1 : (double) done / all;
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
