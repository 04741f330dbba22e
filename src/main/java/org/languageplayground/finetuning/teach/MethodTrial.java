package org.languageplayground.finetuning.teach;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.compute.Job;
import org.languageplayground.compute.Ticket;
import org.languageplayground.compute.WorkerPool;

/** Every method in turn on the same lesson, seed and number of steps, each at the learning rate that suits it. */
final class MethodTrial implements Job {
    private final TinyModel tiny;
    private final Teaching teaching;
    private final RunSettings settings;
    private final Runnable changed;
    private final Ticket ticket;
    private volatile List<Row> rows = List.of();
    private volatile boolean finished;
    private volatile boolean stopped;
    private volatile boolean failed;
    private volatile int measured;
    private TrainingRun current;

    /**
     * What a method reached so far.
     *
     * @param bytes of what was trained, in float32
     */
    record Row(TuningMethod method, long parameters, long bytes, TrainingRun.Progress progress) {}

    /** Hands the trial in. */
    MethodTrial(
            TinyModel tiny, Teaching teaching, RunSettings settings, WorkerPool pool, Object owner, Runnable changed) {
        this.tiny = tiny;
        this.teaching = teaching;
        this.settings = settings;
        this.changed = changed;
        this.ticket = pool.submit(owner, this);
    }

    @Override
    public boolean step() {
        TuningMethod[] methods = TuningMethod.values();
        if (current == null) {
            current = new TrainingRun(
                    tiny,
                    teaching,
                    new RunSettings(
                            settings.choices().withMethod(methods[rows.size()]), settings.rank(), settings.alpha()));
            rows = with(rows.size());
            return true;
        }
        boolean more = current.step();
        rows = with(rows.size() - 1);
        if (!more) {
            current = null;
            measured = rows.size();
        }
        finished = current == null && rows.size() == methods.length;
        return !finished;
    }

    private List<Row> with(int place) {
        List<Row> changedRows = new ArrayList<>(rows.subList(0, place));
        changedRows.add(new Row(
                current.settings().choices().method(),
                current.adaptation().parameters(),
                current.adaptation().bytes(),
                current.progress()));
        return List.copyOf(changedRows);
    }

    @Override
    public void changed() {
        changed.run();
    }

    @Override
    public void failed(Throwable problem) {
        failed = true;
    }

    void stop() {
        if (!over()) {
            stopped = true;
            ticket.cancel();
        }
    }

    boolean over() {
        return finished || failed || stopped;
    }

    boolean failed() {
        return failed;
    }

    int place() {
        return ticket.place();
    }

    RunSettings settings() {
        return settings;
    }

    /** How many methods have come to their end. */
    int measured() {
        return measured;
    }

    /** A row for each method that has begun. */
    List<Row> rows() {
        return rows;
    }
}
