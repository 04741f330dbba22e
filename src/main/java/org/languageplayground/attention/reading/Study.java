package org.languageplayground.attention.reading;

import java.util.Optional;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.SharedRuns;
import org.languageplayground.ui.Notice;

/**
 * One student's part in the studies that all share: which is asked for, and whether it is waited for.
 *
 * @param <P> how far a study is
 * @param <R> what comes of it
 */
public final class Study<P, R> {
    private final SharedRuns<ShownModel, P, R> studies;
    private final Runnable changed;
    private ShownModel asked;
    private boolean stopped;
    private Notice problem;

    /**
     * None is asked for.
     *
     * @param changed is told when the study has come on; from any thread
     */
    public Study(SharedRuns<ShownModel, P, R> studies, Runnable changed) {
        this.studies = studies;
        this.changed = changed;
    }

    /** Asks for that of a model, or goes on waiting for it; any other is left. */
    public void ask(ShownModel model) {
        leave();
        asked = model;
        try {
            studies.ask(model, this, changed);
        } catch (NoMemoryException e) {
            problem = Notice.memory(e);
        }
    }

    /** Asks for none. */
    public void leave() {
        stop();
        asked = null;
        stopped = false;
        problem = null;
    }

    /** Waits no longer for the one that is asked for. */
    public void stop() {
        studies.leave(this);
        stopped = true;
    }

    /** Whether it was that of this model that was asked for last. */
    public boolean isOf(ShownModel model) {
        return model.equals(asked);
    }

    /** Whether any was asked for. */
    public boolean asked() {
        return asked != null;
    }

    /** Whether that of a model is under way and waited for. */
    public boolean running(ShownModel model) {
        return isOf(model) && !stopped && problem == null && !studies.done(model) && !failed(model);
    }

    /** What is known so far; empty where nobody has asked for it. */
    public Optional<P> progress(ShownModel model) {
        return studies.progress(model);
    }

    /** Whether all is known. */
    public boolean done(ShownModel model) {
        return studies.done(model);
    }

    /** Whether it went wrong. */
    public boolean failed(ShownModel model) {
        return studies.failure(model).isPresent();
    }

    /** Why it could not begin, if so. */
    public Optional<Notice> problem() {
        return Optional.ofNullable(problem);
    }
}
