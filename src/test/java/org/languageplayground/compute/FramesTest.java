package org.languageplayground.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final long PATIENCE_SECONDS = 60;

    @Test
    void manyChangesBecomeFewFramesAndTheLastIsShown() throws InterruptedException {
        AtomicInteger value = new AtomicInteger();
        AtomicInteger shown = new AtomicInteger(-1);
        AtomicInteger count = new AtomicInteger();
        Semaphore frame = new Semaphore(0);
        AtomicReference<Frames> frames = new AtomicReference<>();
        frames.set(new Frames(() -> {
            frames.get().begin();
            shown.set(value.get());
            count.incrementAndGet();
            frame.release();
        }));
        for (int i = 1; i <= 10_000; i++) {
            value.set(i);
            frames.get().changed();
        }
        while (shown.get() < 10_000) {
            assertThat(frame.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(count.get()).isLessThan(1_000);
    }

    @Test
    void aReaderThatHasNotBegunGetsNoSecondFrame() throws InterruptedException {
        AtomicInteger count = new AtomicInteger();
        Semaphore frame = new Semaphore(0);
        Frames frames = new Frames(() -> {
            count.incrementAndGet();
            frame.release();
        });
        frames.changed();
        assertThat(frame.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        frames.changed();
        frames.changed();
        assertThat(frame.tryAcquire(600, TimeUnit.MILLISECONDS)).isFalse();
        frames.begin();
        frames.changed();
        assertThat(frame.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(count).hasValue(2);
    }
}
