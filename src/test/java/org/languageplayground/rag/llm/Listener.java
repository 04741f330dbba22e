package org.languageplayground.rag.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hears an answer out. */
final class Listener {
    private static final long PATIENCE_SECONDS = 60;

    private final StringBuffer text = new StringBuffer();
    private final List<LlmProblem> problems = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile int ends;

    LlmAnswer ask(LlmSession session, String question, String... chunks) {
        return session.ask(question, List.of(chunks), this::hear, this::end, this::fail);
    }

    private void hear(String piece) {
        text.append(piece);
        begun.countDown();
    }

    private synchronized void end() {
        ends++;
        over.countDown();
    }

    private void fail(LlmProblem problem) {
        problems.add(problem);
        over.countDown();
    }

    void awaitText() throws InterruptedException {
        assertThat(begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    String text() {
        return text.toString();
    }

    String whole() throws InterruptedException {
        awaitEnd();
        assertThat(problems).isEmpty();
        assertThat(ends).isEqualTo(1);
        return text();
    }

    LlmProblem problem() throws InterruptedException {
        awaitEnd();
        assertThat(ends).isZero();
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    /** Whether neither end nor problem has come. */
    boolean hearsNothingMore() {
        return ends == 0 && problems.isEmpty();
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
