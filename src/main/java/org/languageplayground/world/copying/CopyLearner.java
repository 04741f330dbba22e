package org.languageplayground.world.copying;

import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.transformer.adapter.FullFineTuning;

/** One model that learns to copy, step by step. The same number of layers and the same seed give the same weights after each step. */
public final class CopyLearner {
    private static final float LEARNING_RATE = 5e-3f;

    private final FineTuning training;

    /** A model before its first step. */
    public CopyLearner(int layers, long seed) {
        Transformer untrained = CopyModel.untrained(layers, seed);
        training =
                new FineTuning(untrained.config(), FullFineTuning.of(untrained), CopyTexts::next, LEARNING_RATE, seed);
    }

    /**
     * One step of training.
     *
     * @throws org.languageplayground.transformer.adapter.DivergedException if it went wrong for good
     */
    public void step() {
        training.step();
    }

    /** How many steps were made. */
    public int steps() {
        return training.steps();
    }

    /** What is measured of it now, with a copy of its weights. */
    public CopyState state() {
        Transformer now = training.model();
        Transformer copy = new Transformer(now.config(), now.weights().copy());
        return new CopyState(training.steps(), copy, CopyExam.ask(copy), CopyHeads.of(copy));
    }

    /** What it holds between steps. */
    public long bytes() {
        return training.bytes();
    }
}
