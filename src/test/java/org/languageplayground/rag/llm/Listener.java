package org.languageplayground.rag.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.WorkerPool;

/** Hears an answer out. */
final class Listener {
    private static final long PATIENCE_SECONDS = 60;
    private static final WorkerPool POOL = new WorkerPool(1, 1);

    private final CountDownLatch told = new CountDownLatch(2);
    private Run<Heard, Heard> run;

    Run<Heard, Heard> ask(LlmSession session, String question, String... chunks) {
        run = POOL.listen(this, new MemoryBudget(0), session.ask(question, List.of(chunks)), told::countDown);
        return run;
    }

    /** Waits for the first piece: what is told before is that the question was sent. */
    void awaitText() throws InterruptedException {
        assertThat(told.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    String text() {
        return run.progress().text();
    }

    String whole() throws InterruptedException {
        Heard heard = end();
        assertThat(heard.problem()).isEmpty();
        assertThat(heard.nanos()).isPositive();
        return heard.text();
    }

    LlmProblem problem() throws InterruptedException {
        Heard heard = end();
        assertThat(heard.nanos()).isZero();
        return heard.problem().orElseThrow();
    }

    /** Whether neither end nor problem has come. */
    boolean hearsNothingMore() {
        return run.state() == Run.State.STOPPED
                && run.progress().nanos() == 0
                && run.progress().problem().isEmpty();
    }

    private Heard end() throws InterruptedException {
        assertThat(run.await(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS))).isTrue();
        assertThat(run.state()).isEqualTo(Run.State.DONE);
        return run.outcome().orElseThrow();
    }
}
