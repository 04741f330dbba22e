package org.languageplayground.world.copying;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The copy task, taken by a model of two layers and, as a control, by one of a single layer: same letters, same order of texts, same steps. They take turns step by step,
 * and every {@link #BETWEEN} steps both are measured. One thread at a time.
 */
public final class CopyRun {
    /** The number of steps of a whole run. */
    public static final int STEPS = 600;
    /** The number of steps between two measurements. */
    public static final int BETWEEN = 20;
    /** The steps at which both are measured, from 0 on. */
    public static final List<Integer> MEASURED = IntStream.iterate(0, step -> step <= STEPS, step -> step + BETWEEN)
            .boxed()
            .toList();

    private final CopyLearner two;
    private final CopyLearner one;
    private final List<Pair> measured = new ArrayList<>();
    private CopyState measuredTwo;

    /**
     * Both models after as many steps.
     *
     * @param two the one with two layers
     * @param one the one with a single layer
     */
    public record Pair(CopyState two, CopyState one) {
        /** After how many steps. */
        public int step() {
            return two.step();
        }
    }

    /** Both models before training. */
    public CopyRun(long seed) {
        two = new CopyLearner(2, seed);
        one = new CopyLearner(1, seed);
    }

    /**
     * A training step, or a measurement, of one of them; answers whether there is more to do.
     *
     * @throws org.languageplayground.transformer.adapter.DivergedException if one of them went wrong for good
     */
    public boolean step() {
        boolean due = measured.size() * BETWEEN == one.steps();
        if (due && one.steps() == two.steps()) {
            measure();
        } else if (two.steps() == one.steps()) {
            two.step();
        } else {
            one.step();
        }
        return !done();
    }

    private void measure() {
        if (measuredTwo == null) {
            measuredTwo = two.state();
        } else {
            measured.add(new Pair(measuredTwo, one.state()));
            measuredTwo = null;
        }
    }

    /** Whether all steps are made and measured. */
    public boolean done() {
        return measured.size() == MEASURED.size();
    }

    /** How many steps both have made. */
    public int steps() {
        return one.steps();
    }

    /** What was measured so far, step by step. */
    public List<Pair> measured() {
        return List.copyOf(measured);
    }

    /** What a whole run holds: two optimizers with their weights, gradients for a step, and the weights of each measurement. */
    public long bytes() {
        long parameters = parameters(1) + parameters(2);
        return two.bytes() + one.bytes() + Float.BYTES * parameters * (1 + MEASURED.size());
    }

    /** How many numbers a model has learned. */
    public static long parameters(int layers) {
        return CopyModel.untrained(layers, 0).weights().parameters();
    }
}
