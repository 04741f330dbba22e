package org.languageplayground.attention.off;

import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Work;
import org.languageplayground.ui.Notice;

/** The newest of a student's runs of one kind, and what it is of: the run of anything else is ended when it is wanted. */
final class Newest<P, R> {
    private final Visitor visitor;
    private final Runnable changed;
    private Object key;
    private Run<P, R> run;
    private Notice problem;

    Newest(Visitor visitor, Runnable changed) {
        this.visitor = visitor;
        this.changed = changed;
    }

    /** Begins a run unless the newest is of just that. */
    void want(Object wanted, Supplier<Work<P, R>> work) {
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
    Optional<Run<P, R>> of(Object wanted) {
        return wanted.equals(key) ? Optional.ofNullable(run) : Optional.empty();
    }

    /** What came of the run of that, once it is done. */
    Optional<R> outcome(Object wanted) {
        return of(wanted).flatMap(Run::outcome);
    }

    /** Why the newest could not begin, if so. */
    Optional<Notice> problem() {
        return Optional.ofNullable(problem);
    }

    void close() {
        if (run != null) {
            run.close();
        }
        run = null;
        key = null;
        problem = null;
    }
}
