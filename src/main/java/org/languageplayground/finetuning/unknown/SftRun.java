package org.languageplayground.finetuning.unknown;

import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.world.preference.MadeUpCountries;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Split;

/** The first step: the base is examined, then fine-tuned on demonstrations. */
final class SftRun extends PolicyRun {
    private static final int INTERVAL = 10;

    private final RlhfState state;
    private final ExamSitting baseSitting;
    private FineTuning training;
    private volatile Exam baseExam;
    private volatile Transformer model;

    SftRun(Transformer base, RlhfState state) {
        super(Step.SFT, Rlhf.SFT_STEPS, INTERVAL, new Split(state.seed()));
        this.state = state;
        this.baseSitting = new ExamSitting(base, split());
        this.training = Rlhf.demonstrations(MadeUpCountries.standard().addedTo(base, split()), state.seed());
    }

    @Override
    boolean prepare() {
        if (baseExam != null) {
            return false;
        }
        if (!baseSitting.step()) {
            baseExam = baseSitting.exam();
            measure(0);
        }
        return true;
    }

    @Override
    boolean learn() {
        training.step();
        return true;
    }

    @Override
    Transformer trained() {
        return training.model();
    }

    @Override
    void finish() {
        model = training.model();
        training = null;
    }

    RlhfState state() {
        return state;
    }

    /** Of the base; null before it was examined. */
    Exam baseExam() {
        return baseExam;
    }

    /** The policy, once the step is over. */
    Transformer model() {
        return model;
    }
}
