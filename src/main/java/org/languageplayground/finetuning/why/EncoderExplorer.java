package org.languageplayground.finetuning.why;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.finetuning.category.CategoryTraining;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.ui.Notice;

/** Singular values of the English encoder's matrices, and of what the student's newest run on categories changed of them; the pool decomposes them. */
public final class EncoderExplorer {
    private static final int MOST_KEPT = 6;

    private final CategoryTraining training;
    private final Visitor visitor;
    private final Map<Place, Run<Void, Spectrum>> made = new HashMap<>();
    private volatile Runnable listener = () -> {};
    private Change change;
    private Notice problem;

    /**
     * One matrix.
     *
     * @param layer from 0
     * @param changed whether what training changed of it is meant, not the matrix itself
     */
    record Place(int layer, Target target, boolean changed) {}

    /** Nothing is decomposed yet. */
    public EncoderExplorer(CategoryTraining training, Visitor visitor) {
        this.training = training;
        this.visitor = visitor;
    }

    /** Whom to tell that a matrix is decomposed; called from any thread. */
    public void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Whether there is an encoder to look into. */
    boolean possible() {
        return training.possible();
    }

    /** Ends and forgets everything. */
    public void close() {
        made.values().forEach(Run::close);
        made.clear();
        change = null;
    }

    /** Whether the newest run on categories changed this matrix. */
    boolean changed(int layer, Target target) {
        Change now = training.change().orElse(null);
        if (now != change) {
            forgetChanges();
            change = now;
        }
        return change != null && anyNumber(change.of(layer, target));
    }

    private static boolean anyNumber(Matrix matrix) {
        for (float value : matrix.values()) {
            if (value != 0) {
                return true;
            }
        }
        return false;
    }

    private void forgetChanges() {
        List<Place> old = made.keySet().stream().filter(Place::changed).toList();
        old.forEach(place -> made.remove(place).close());
    }

    /** The matrix itself or what was changed of it, {@code [in][out]}. */
    Matrix matrix(Place place) {
        return place.changed()
                ? change.of(place.layer(), place.target())
                : place.target()
                        .weight(training.encoder().weights().blocks().get(place.layer()))
                        .copy();
    }

    /** The decomposition; none as long as it is being made, or if there is a problem with it. */
    Optional<Spectrum> spectrum(Place place) {
        problem = null;
        try {
            if (!made.containsKey(place) && made.size() >= MOST_KEPT) {
                made.values().forEach(Run::close);
                made.clear();
            }
            Run<Void, Spectrum> run = made.computeIfAbsent(place, missing -> {
                Matrix matrix = matrix(missing);
                return visitor.run(new Decomposition(matrix.slice(), () -> Spectrum.of(matrix)), () -> listener.run());
            });
            run.failure().ifPresent(failure -> problem = new Notice("lora.spectrum.failed"));
            return run.outcome();
        } catch (NoMemoryException e) {
            problem = Notice.memory(e);
            return Optional.empty();
        }
    }

    /** Why the last one asked for is not there and will not be, if so. */
    Optional<Notice> problem() {
        return Optional.ofNullable(problem);
    }
}
