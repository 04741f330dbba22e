package org.languageplayground.finetuning.unknown;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.world.preference.Split;

/** A step that trains a policy: its answers are measured along the way, and examined at the end. */
abstract class PolicyWork<F> extends StepWork<F, Transformer> {
    private final Step step;
    private final int interval;
    private final Split split;
    private ExamSitting sitting;
    private List<SharePoint> points = List.of();
    private Transformer learned;
    private Exam exam;

    PolicyWork(Step step, int total, int interval, Transformer model, Split split, BooleanSupplier stopping) {
        super(total, model, stopping);
        this.step = step;
        this.interval = interval;
        this.split = split;
    }

    /** The policy as it is now. */
    abstract Transformer policy();

    @Override
    void measure(int steps) {
        if (steps % interval == 0) {
            List<SharePoint> more = new ArrayList<>(points);
            more.add(SharePoint.of(step, steps, policy(), split));
            points = List.copyOf(more);
        }
    }

    @Override
    boolean examine() {
        if (sitting == null) {
            learned = policy();
            sitting = new ExamSitting(learned, split);
        }
        boolean more = sitting.step();
        exam = more ? null : sitting.exam();
        return more;
    }

    @Override
    final Transformer learned() {
        return learned;
    }

    final Split split() {
        return split;
    }

    /** The shares along the way. */
    final List<SharePoint> points() {
        return points;
    }

    /** Of what was learned; null before it was examined. */
    final Exam exam() {
        return exam;
    }
}
