package org.languageplayground.finetuning.rlhf;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.FineTuning;
import org.languageplayground.world.preference.MadeUpCountries;
import org.languageplayground.world.preference.Rlhf;
import org.languageplayground.world.preference.Split;

/** The first step: the base is examined, then fine-tuned on demonstrations. */
final class SftRun extends StepRun {
    private static final int INTERVAL = 10;

    private final RlhfState state;
    private final Split split;
    private final ExamSitting baseSitting;
    private FineTuning training;
    private ExamSitting sitting;
    private volatile List<SharePoint> points = List.of();
    private volatile Exam baseExam;
    private volatile Exam exam;
    private volatile Transformer model;

    SftRun(Transformer base, RlhfState state) {
        super(Rlhf.SFT_STEPS);
        this.state = state;
        this.split = new Split(state.seed());
        this.baseSitting = new ExamSitting(base, split);
        this.training = Rlhf.demonstrations(MadeUpCountries.standard().addedTo(base, split), state.seed());
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
    void measure(int steps) {
        if (steps % INTERVAL == 0) {
            List<SharePoint> more = new ArrayList<>(points);
            more.add(SharePoint.of(Step.SFT, steps, training.model(), split));
            points = List.copyOf(more);
        }
    }

    @Override
    boolean examine() {
        if (sitting == null) {
            model = training.model();
            training = null;
            sitting = new ExamSitting(model, split);
        }
        if (sitting.step()) {
            return true;
        }
        exam = sitting.exam();
        return false;
    }

    RlhfState state() {
        return state;
    }

    Split split() {
        return split;
    }

    List<SharePoint> points() {
        return points;
    }

    /** Of the base; null before it was examined. */
    Exam baseExam() {
        return baseExam;
    }

    /** Of what was learned; null before it was examined. */
    Exam exam() {
        return exam;
    }

    /** The policy, once the step is over. */
    Transformer model() {
        return model;
    }
}
