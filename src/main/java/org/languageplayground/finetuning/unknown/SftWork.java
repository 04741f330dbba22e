package org.languageplayground.finetuning.unknown;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.world.preference.MadeUpCountries;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Split;

/** The first step: the base is examined, then fine-tuned on demonstrations. */
final class SftWork extends PolicyWork<SftWork.Figures> {
    private static final int INTERVAL = 10;

    private final Transformer base;
    private final long seed;
    private ExamSitting baseSitting;
    private FineTuning training;
    private Exam baseExam;

    /**
     * What is measured.
     *
     * @param base of the base; null before it was examined
     * @param points the shares along the way
     * @param exam of what was learned; null before it was examined
     */
    record Figures(Exam base, List<SharePoint> points, Exam exam) {}

    SftWork(Transformer base, RlhfState state, BooleanSupplier stopping) {
        super(Step.SFT, Rlhf.SFT_STEPS, INTERVAL, base, new Split(state.seed()), stopping);
        this.base = base;
        this.seed = state.seed();
    }

    @Override
    boolean prepare() {
        if (baseExam != null) {
            return false;
        }
        if (training == null) {
            training = Rlhf.demonstrations(MadeUpCountries.standard().addedTo(base, split()), seed);
            baseSitting = new ExamSitting(base, split());
        } else if (!baseSitting.step()) {
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
    Transformer policy() {
        return training.model();
    }

    @Override
    Figures figures() {
        return new Figures(baseExam, points(), exam());
    }
}
