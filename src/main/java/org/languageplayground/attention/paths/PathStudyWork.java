package org.languageplayground.attention.paths;

import java.util.List;
import java.util.function.Supplier;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.measure.AskedText;
import org.languageplayground.transformer.measure.FaithfulnessTrial;

/** Many texts, each read again and again with one token unseen, by a model and then by random weights of its shape; a step is one pass. */
final class PathStudyWork implements Work<PathProgress, PathStudy> {
    private final Transformer model;
    private final Transformer random;
    private final Supplier<List<AskedText>> source;
    private List<AskedText> texts = List.of();
    private FaithfulnessTrial trial;
    private FaithfulnessTrial compared;
    private PathStudy study;

    /**
     * A study that has not begun.
     *
     * @param random weights to compare with; null for none
     * @param source gives the texts
     */
    PathStudyWork(Transformer model, Transformer random, Supplier<List<AskedText>> source) {
        this.model = model;
        this.random = random;
        this.source = source;
    }

    @Override
    public boolean step() {
        if (trial == null) {
            texts = source.get();
            trial = new FaithfulnessTrial(model, texts);
            return true;
        }
        if (study == null) {
            if (!trial.step()) {
                study = new PathStudy(trial.table(), null);
                compared = random == null ? null : new FaithfulnessTrial(random, texts);
            }
            return study == null || compared != null;
        }
        boolean more = compared.step();
        if (!more) {
            study = new PathStudy(study.own(), compared.table());
        }
        return more;
    }

    @Override
    public PathProgress progress() {
        int read = (trial == null ? 0 : trial.done()) + (compared == null ? 0 : compared.done());
        return new PathProgress(read, texts.size() * (random == null ? 1 : 2), study);
    }

    @Override
    public PathStudy outcome() {
        return study;
    }

    /** The trace of the longest text, a pass over it, and the gradient where there is one. */
    @Override
    public long bytes() {
        int longest = texts.stream().mapToInt(text -> text.ids().length).max().orElse(0);
        return 2 * Trace.bytes(model.config(), longest)
                + (model.weights().head() == null
                        ? 0
                        : Float.BYTES * model.weights().parameters());
    }
}
