package org.languageplayground.finetuning.teach;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.compute.Work;

/** Every method in turn on the same lesson, seed and number of steps, each at the learning rate that suits it. */
final class MethodTrial implements Work<MethodTrial.Progress, Void> {
    private final TinyModel tiny;
    private final Teaching teaching;
    private final RunSettings settings;
    private List<Row> ended = List.of();
    private TrainingRun current;

    /**
     * What a method reached so far.
     *
     * @param bytes of what was trained, in float32
     */
    record Row(TuningMethod method, long parameters, long bytes, TrainingRun.Progress progress) {}

    /**
     * How far the trial is.
     *
     * @param rows one for each method that has begun
     * @param measured how many methods have come to their end
     */
    record Progress(List<Row> rows, int measured) {}

    /** A trial that has not begun. */
    MethodTrial(TinyModel tiny, Teaching teaching, RunSettings settings) {
        this.tiny = tiny;
        this.teaching = teaching;
        this.settings = settings;
    }

    @Override
    public boolean step() {
        TuningMethod[] methods = TuningMethod.values();
        if (current == null) {
            TrainingChoices choices = settings.choices().withMethod(methods[ended.size()]);
            current = new TrainingRun(tiny, teaching, new RunSettings(choices, settings.rank(), settings.alpha()));
        } else if (!current.step()) {
            ended = withCurrent();
            current = null;
        }
        return ended.size() < methods.length;
    }

    private List<Row> withCurrent() {
        List<Row> rows = new ArrayList<>(ended);
        rows.add(new Row(
                current.settings().choices().method(),
                current.adaptation().parameters(),
                current.adaptation().bytes(),
                current.progress()));
        return List.copyOf(rows);
    }

    @Override
    public Progress progress() {
        return new Progress(current == null ? ended : withCurrent(), ended.size());
    }

    /** Nothing: the rows tell what was measured. */
    @Override
    public Void outcome() {
        return null;
    }

    /** What the method that trains every number needs. */
    @Override
    public long bytes() {
        return TrainingRun.bytes(tiny, Float.BYTES * tiny.base().weights().parameters());
    }
}
