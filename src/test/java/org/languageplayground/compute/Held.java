package org.languageplayground.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A work of one step, which lasts until it is let go. */
public final class Held implements Work<Void, String> {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch inside = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @Override
    public boolean step() throws InterruptedException {
        inside.countDown();
        assertThat(gate.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return false;
    }

    @Override
    public Void progress() {
        return null;
    }

    @Override
    public String outcome() {
        return "let go";
    }

    /** Waits until the step has begun. */
    public void awaitStep() throws InterruptedException {
        assertThat(inside.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    public void letGo() {
        gate.countDown();
    }
}
