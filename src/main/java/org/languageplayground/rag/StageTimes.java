package org.languageplayground.rag;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** How far a question has come, and how long each stage took. */
final class StageTimes {
    private final Map<Stage, Long> nanos = new EnumMap<>(Stage.class);
    private Stage running;

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

    /** The stage under way. */
    Optional<Stage> running() {
        return Optional.ofNullable(running);
    }

    /** The nanoseconds that a stage took, none if it is not done. */
    OptionalLong nanos(Stage stage) {
        Long time = nanos.get(stage);
        return time == null ? OptionalLong.empty() : OptionalLong.of(time);
    }
}
