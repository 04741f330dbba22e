package org.languageplayground.classroom.lesson.play;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.languageplayground.classroom.lesson.plan.Lesson;
import org.languageplayground.classroom.lesson.plan.Scenario;
import org.languageplayground.classroom.lesson.plan.Step;

/**
 * A lesson while it is given: where it is, and whether the answer has been shown. Whoever shows it, on the projector, in the notes or in a
 * room, listens to it; any of them may take it on. May be used from any thread.
 */
public final class LessonPlay {
    private final String id;
    private final Lesson lesson;
    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private int index;
    private boolean revealed;
    private boolean over;
    private Instant begun;

    /** Before the first step's answer. */
    LessonPlay(String id, Lesson lesson, InstantSource clock) {
        this.id = id;
        this.lesson = lesson;
        this.clock = clock;
    }

    /** The lesson that a tab of the browser projects, if there is one. */
    public static Optional<LessonPlay> of(UI tab) {
        return Optional.ofNullable(ComponentUtil.getData(tab, LessonPlay.class));
    }

    /** Names it in addresses. */
    public String id() {
        return id;
    }

    /** What is given. */
    public Lesson lesson() {
        return lesson;
    }

    /** Which step it is at, from 0. */
    public synchronized int index() {
        return index;
    }

    /** The step it is at. */
    public synchronized Step current() {
        return lesson.steps().get(index);
    }

    /** The step after it; none after the last. */
    public synchronized Optional<Step> following() {
        return lesson.steps().stream().skip(index + 1L).findFirst();
    }

    /** Whether the step's answer has been shown; of a step without one, whether its second scenario has. */
    public synchronized boolean revealed() {
        return revealed;
    }

    /** What the chapter's page shows now. */
    public synchronized Scenario scenario() {
        Step step = current();
        return revealed ? step.reveal().orElse(step.scenario()) : step.scenario();
    }

    /** Shows the answer; after it, or where there is none, goes on to the next step. At the end it stays. */
    public void next() {
        change(() -> {
            if (current().hasReveal() && !revealed) {
                revealed = true;
                return true;
            }
            return goTo(index + 1, false);
        });
    }

    /** Hides the answer again; before it goes back to how the step before has ended. At the beginning it stays. */
    public void back() {
        change(() -> {
            if (revealed) {
                revealed = false;
                return true;
            }
            return index > 0 && goTo(index - 1, lesson.steps().get(index - 1).hasReveal());
        });
    }

    /** Goes on, or back. */
    void turn(boolean on) {
        if (on) {
            next();
        } else {
            back();
        }
    }

    /** Shows the answer of the present step. */
    public void reveal() {
        change(() -> {
            boolean hidden = current().hasReveal() && !revealed;
            revealed |= hidden;
            return hidden;
        });
    }

    private boolean goTo(int step, boolean shown) {
        if (step >= lesson.steps().size()) {
            return false;
        }
        index = step;
        revealed = shown;
        return true;
    }

    /** Ends it. */
    public void end() {
        change(() -> {
            boolean first = !over;
            over = true;
            return first;
        });
    }

    /** Whether it has ended. */
    public synchronized boolean over() {
        return over;
    }

    /** Sets the clock to zero, and lets it run. */
    public void startClock() {
        change(() -> {
            begun = clock.instant();
            return true;
        });
    }

    /** How long it has run; none before someone has started it. */
    public synchronized Optional<Duration> elapsed() {
        return Optional.ofNullable(begun).map(start -> Duration.between(start, clock.instant()));
    }

    /** Calls back, from the thread that changed it, after each change; the callback must be quick. */
    public Registration onChange(Runnable listener) {
        return Registration.addAndRemove(listeners, listener);
    }

    private interface Change {
        boolean make();
    }

    private void change(Change change) {
        boolean changed;
        synchronized (this) {
            changed = (!over) && change.make();
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }
}
