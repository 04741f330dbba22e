package org.languageplayground.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Work;
import org.languageplayground.compute.WorkerPool;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

@Timeout(60)
class PoolHealthTest {
    private final WorkerPool pool = new WorkerPool(2, 10);
    private final PoolHealth health = new PoolHealth(pool);

    @Test
    void aPoolIsUpAfterWhateverAWorkThrowsAndDownWithoutThreads() throws InterruptedException {
        Run<Void, Void> run = pool.submit(this, new MemoryBudget(0), new Broken(), () -> {});
        run.await(60_000);
        assertThat(run.state()).isEqualTo(Run.State.FAILED);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        assertThat(health.health().getDetails()).containsEntry("threads", 2).containsEntry("dead", 0);
        pool.close();
        while (pool.dead() < 2) {
            Thread.sleep(10);
        }
        Health down = health.health();
        assertThat(down.getStatus()).isEqualTo(Status.DOWN);
        assertThat(down.getDetails()).containsEntry("dead", 2);
    }

    private static final class Broken implements Work<Void, Void> {
        @Override
        public boolean step() {
            throw new OutOfMemoryError("broken on purpose");
        }

        @Override
        public Void progress() {
            return null;
        }

        @Override
        public Void outcome() {
            return null;
        }
    }
}
