package org.languageplayground.rag.question;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** How far a question has come, and how long each stage took. */
public final class StageTimes {
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
    private final Consumer<StageTimes> onStart;
    private Stage running;

    /** Nothing has begun. */
    public StageTimes() {
        this(times -> {});
    }

    /**
     * Nothing has begun.
     *
     * @param onStart called each time that a stage begins
     */
    public StageTimes(Consumer<StageTimes> onStart) {
        this.onStart = onStart;
    }

    /** Runs a stage and takes its time. */
    <T> T measure(Stage stage, Supplier<T> work) {
        start(stage);
        long start = System.nanoTime();
        T result = work.get();
        done(stage, System.nanoTime() - start);
        return result;
    }

    /** A stage begins that will be done later. */
    void start(Stage stage) {
        running = stage;
        onStart.accept(this);
    }

    /** A stage is done. */
    void done(Stage stage, long time) {
        nanos.put(stage, time);
        if (running == stage) {
            running = null;
        }
    }

    /** These times without those of one stage, which has not begun. */
    StageTimes without(Stage stage) {
        StageTimes others = new StageTimes();
        others.nanos.putAll(nanos);
        others.nanos.remove(stage);
        return others;
    }

    /** Whether a stage is under way. */
    public boolean isRunning(Stage stage) {
        return running == stage;
    }

    /** Whether a stage is done. */
    public boolean isDone(Stage stage) {
        return nanos.containsKey(stage);
    }

    /** The nanoseconds that a stage took, none if it is not done. */
    public OptionalLong nanos(Stage stage) {
        Long time = nanos.get(stage);
        return time == null ? OptionalLong.empty() : OptionalLong.of(time);
    }
}
