package org.languageplayground.finetuning.unknown;

import java.util.function.BooleanSupplier;
import org.languageplayground.compute.Work;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.DivergedException;

/**
 * One of the three steps. Where it is stopped early it keeps what was learned, and is examined like a finished one.
 *
 * @param <F> what is measured on the way
 * @param <R> what is learned
 */
abstract class StepWork<F, R> implements Work<StepProgress<F>, R> {
    /** What the greediest step holds in weights of a model: those trained, their two averages and gradients, and what a step computes with. */
    private static final int MODELS_AT_ONCE = 8;

    private final int total;
    private final BooleanSupplier stopping;
    private final long modelBytes;
    private int done;
    private boolean learning = true;
    private boolean diverged;

    /**
     * A step that has not begun.
     *
     * @param stopping whether it is to be examined as it is
     */
    StepWork(int total, Transformer model, BooleanSupplier stopping) {
        this.total = total;
        this.stopping = stopping;
        this.modelBytes = Float.BYTES * model.weights().parameters();
    }

    /** Learns a little more; answers whether that ended one of the countable steps. */
    abstract boolean learn();

    /** Is called after each countable step, and before the first. */
    abstract void measure(int steps);

    /** Examines what was learned a little further; answers whether there is more to examine. */
    abstract boolean examine();

    /** Prepares the first step a little further; answers whether there is more to prepare. */
    abstract boolean prepare();

    /** What was measured so far. */
    abstract F figures();

    /** What was learned; asked only if it was examined. */
    abstract R learned();

    @Override
    public final boolean step() {
        if (learning && !stopping.getAsBoolean() && done < total) {
            if (!prepare()) {
                advance();
            }
            return true;
        }
        learning = false;
        return usable() && examine();
    }

    private void advance() {
        try {
            if (learn()) {
                measure(done + 1);
                done++;
            }
        } catch (DivergedException e) {
            diverged = true;
            learning = false;
        }
    }

    private boolean usable() {
        return !diverged && done > 0;
    }

    @Override
    public final StepProgress<F> progress() {
        return new StepProgress<>(done, total, learning, diverged, figures());
    }

    @Override
    public final R outcome() {
        return usable() && !learning ? learned() : null;
    }

    @Override
    public final long bytes() {
        return MODELS_AT_ONCE * modelBytes;
    }

    @Override
    public final long bytesKept() {
        return modelBytes;
    }
}
