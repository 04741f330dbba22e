package org.languageplayground.attention.reading;

import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Work;
import org.languageplayground.ui.Notice;

/** The newest of a student's runs of one kind, and what it is of: the run of anything else is ended when it is wanted. */
public final class Newest<P, R> {
    private final Visitor visitor;
    private final Runnable changed;
    private Object key;
    private Run<P, R> run;
    private Notice problem;

    /**
     * No run yet.
     *
     * @param changed is told when the run has made progress or has ended; from any thread
     */
    public Newest(Visitor visitor, Runnable changed) {
        this.visitor = visitor;
        this.changed = changed;
    }

    /** Begins a run unless the newest is of just that. */
    public void want(Object wanted, Supplier<Work<P, R>> work) {
        if (wanted.equals(key)) {
            return;
        }
        close();
        key = wanted;
        try {
            run = visitor.run(work.get(), changed);
        } catch (NoMemoryException e) {
            problem = Notice.memory(e);
        }
    }

    /** The run of that; none where the newest is of anything else. */
    public Optional<Run<P, R>> of(Object wanted) {
        return wanted.equals(key) ? Optional.ofNullable(run) : Optional.empty();
    }

    /** What came of the run of that, once it is done. */
    public Optional<R> outcome(Object wanted) {
        return of(wanted).flatMap(Run::outcome);
    }

    /** Why the newest could not begin, if so. */
    public Optional<Notice> problem() {
        return Optional.ofNullable(problem);
    }

    /** Ends and forgets the run. */
    public void close() {
        if (run != null) {
            run.close();
        }
        run = null;
        key = null;
        problem = null;
    }
}
