package org.languageplayground.ui.chapter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.ui.Notice;

/** The stateful service of a chapter, one a browser tab: what is set, what follows from it, and what the student should know. */
public abstract class Simulation {
    private final List<Field<?>> fields;
    private final List<Notice> notices = new ArrayList<>();
    private final Map<Field<?>, Notice> problems = new HashMap<>();
    private Runnable onChange;
    private boolean untold;
    private State state;

    /** A simulation of a page on which these can be set. */
    protected Simulation(List<Field<?>> fields) {
        this.fields = List.copyOf(fields);
        this.state = State.first(this.fields);
    }

    /** What is set. */
    public final State state() {
        return state;
    }

    /** What a field is set to. */
    public final <T> T get(Field<T> field) {
        return state.get(field);
    }

    /** Sets a field, and puts those that follow it back to their first values; what it cannot be set to is refused at the field. */
    public final <T> void set(Field<T> field, T value) {
        Optional<Notice> refusal = field.refusal(value, state);
        if (refusal.isPresent()) {
            problems.put(field, refusal.get());
            return;
        }
        Field<?>[] following =
                fields.stream().filter(other -> other.follows(field)).toArray(Field<?>[]::new);
        become(state.with(field, value).without(following));
    }

    /** Back to the first scenario. */
    public void reset() {
        become(State.first(fields));
    }

    /** Takes the scenario of a link; what it does not name is as at first, and what in it cannot be is said in a notice. */
    public void restore(Map<String, List<String>> parameters) {
        State.Parsed parsed = State.read(fields, parameters);
        notices.addAll(parsed.notices());
        become(parsed.state());
    }

    /** Takes a state, as far as it fits. */
    protected final void become(State wanted) {
        State before = state;
        problems.clear();
        state = wanted;
        state = settle(before, wanted);
    }

    /**
     * What a wanted state comes to: a layer that a model does not have becomes its last, say. Prepares what the page reads.
     *
     * @param before the state until now
     */
    protected abstract State settle(State before, State wanted);

    /** Leaves a word for the student. */
    protected final void tell(String key, Object... arguments) {
        notices.add(new Notice(key, arguments));
    }

    /** Says at a field why its value cannot be used; it stands there until something else is set. */
    protected final void tellAt(Field<?> field, String key, Object... arguments) {
        problems.put(field, new Notice(key, arguments));
    }

    /** Why the value of a field cannot be used. */
    final Optional<Notice> problem(Field<?> field) {
        return Optional.ofNullable(problems.get(field));
    }

    /** What has come up since the last call that the student should know. */
    public final List<Notice> takeNotices() {
        List<Notice> taken = List.copyOf(notices);
        notices.clear();
        return taken;
    }

    /** Takes in what other threads have made; called while the session is locked, before the page shows anything. */
    protected void takeIn() {}

    /** Something has come about without an act of the student; may be called from any thread. */
    protected final synchronized void changed() {
        untold = onChange == null;
        if (!untold) {
            onChange.run();
        }
    }

    /**
     * Calls back, from any thread, when something has come about without an act of the student; at once where it has while nobody
     * could be told.
     *
     * @param callback must be quick; null for nobody
     */
    final synchronized void onChange(Runnable callback) {
        onChange = callback;
        if (callback != null && untold) {
            changed();
        }
    }

    /** Ends what is under way, and gives its memory back. */
    public void close() {}
}
