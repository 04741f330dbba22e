package org.languageplayground.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
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
        long before = Frames.shown();
        for (int i = 1; i <= 10_000; i++) {
            value.set(i);
            frames.get().changed();
        }
        while (shown.get() < 10_000) {
            assertThat(frame.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
        int frameCount = count.get();
        assertThat(frameCount).isLessThan(1_000);
        assertThat(Frames.shown() - before).isBetween((long) frameCount, frameCount + 1L);
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

    @Test
    void aSlowReaderKeepsNobodyElseWaiting() throws InterruptedException {
        CountDownLatch slow = new CountDownLatch(1);
        Semaphore begun = new Semaphore(0);
        Semaphore other = new Semaphore(0);
        new Frames(() -> {
                    begun.release();
                    awaitQuietly(slow);
                })
                .changed();
        assertThat(begun.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        new Frames(other::release).changed();
        assertThat(other.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        slow.countDown();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFrameThatFailsIsMissedAndTheNextIsShown() throws InterruptedException {
        Semaphore frame = new Semaphore(0);
        AtomicInteger count = new AtomicInteger();
        Frames frames = new Frames(() -> {
            int number = count.incrementAndGet();
            frame.release();
            if (number == 1) {
                throw new OutOfMemoryError("broken on purpose");
            }
        });
        frames.changed();
        assertThat(frame.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        do {
            frames.changed();
        } while (!frame.tryAcquire(10, TimeUnit.MILLISECONDS));
        assertThat(count).hasValue(2);
    }
}
