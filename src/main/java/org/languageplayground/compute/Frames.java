package org.languageplayground.compute;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows what changes fast, at most four times a second unless it is to be quicker. Changes that come while a frame is due go into that frame, so the last
 * one is never missed and a slow reader never falls behind, nor keeps others waiting.
 */
public final class Frames {
    private static final Logger LOG = LoggerFactory.getLogger(Frames.class);
    /** Between two frames of what a student watches. */
    private static final long USUAL_GAP_MILLIS = 250;

    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("frames").factory());
    private static final ExecutorService PAINTERS = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("painter-", 0).factory());

    private static final LongAdder SHOWN = new LongAdder();

    private final Runnable show;
    private final long gapMillis;
    private final AtomicBoolean due = new AtomicBoolean();
    private volatile long last;

    /** Frames that are shown by {@code show}, which calls {@link #begin()} as it begins to read what there is. */
    public Frames(Runnable show) {
        this(show, USUAL_GAP_MILLIS);
    }

    /** The same, with another least time between two frames. */
    public Frames(Runnable show, long gapMillis) {
        this.show = show;
        this.gapMillis = gapMillis;
    }

    /** Something has changed. */
    public void changed() {
        if (due.compareAndSet(false, true)) {
            long wait = last + gapMillis - System.nanoTime() / 1_000_000;
            schedule(wait, () -> unlessItThrows(() -> PAINTERS.execute(() -> unlessItThrows(this::paint))));
        }
    }

    private void paint() {
        SHOWN.increment();
        show.run();
    }

    /** How many frames have been shown, of all that this process shows. */
    public static long shown() {
        return SHOWN.sum();
    }

    /** Does something once, later, on a thread of its own. */
    public static void later(Duration wait, Runnable act) {
        schedule(wait.toMillis(), () -> PAINTERS.execute(act));
    }

    private static void schedule(long millis, Runnable act) {
        CLOCK.schedule(act, Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    /** A frame that fails is missed; the next one may be shown. */
    private void unlessItThrows(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException | Error problem) {
            begin();
            LOG.error("A frame could not be shown.", problem);
        }
    }

    /** Says that what is there now is being shown: later changes need another frame. */
    public void begin() {
        last = System.nanoTime() / 1_000_000;
        due.set(false);
    }
}
