package org.languageplayground.finetuning.unknown;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.world.preference.Split;

/** A step that trains a policy: its answers are measured along the way, and examined at the end. */
abstract class PolicyRun extends StepRun {
    private final Step step;
    private final int interval;
    private final Split split;
    private ExamSitting sitting;
    private volatile List<SharePoint> points = List.of();
    private volatile Exam exam;

    PolicyRun(Step step, int total, int interval, Split split) {
        super(total);
        this.step = step;
        this.interval = interval;
        this.split = split;
    }

    /** The policy as it is now. */
    abstract Transformer trained();

    /** The training is over; what only it needs can go. */
    abstract void finish();

    @Override
    void measure(int steps) {
        if (steps % interval == 0) {
            List<SharePoint> more = new ArrayList<>(points);
            more.add(SharePoint.of(step, steps, trained(), split));
            points = List.copyOf(more);
        }
    }

    @Override
    boolean examine() {
        if (sitting == null) {
            sitting = new ExamSitting(trained(), split);
            finish();
        }
        if (sitting.step()) {
            return true;
        }
        exam = sitting.exam();
        return false;
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
