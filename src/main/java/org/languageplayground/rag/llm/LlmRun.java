package org.languageplayground.rag.llm;

import java.util.List;
import java.util.Optional;
import org.languageplayground.rag.llm.LlmReply.Status;

/** One question to the configured LLM; its answer is filled in by another thread. */
final class LlmRun {
    private final String question;
    private final List<String> chunks;
    private final Runnable onChange;
    private final long start = System.nanoTime();
    private final StringBuilder text = new StringBuilder();
    private final LlmAnswer answer;
    private Status status = Status.READING;
    private LlmProblem problem;
    private long nanos;

    /**
     * Sends the question and what was retrieved for it.
     *
     * @param onChange called from any thread when there is something new
     */
    LlmRun(LlmSession session, String question, List<String> chunks, Runnable onChange) {
        this.question = question;
        this.chunks = chunks;
        this.onChange = onChange;
        this.answer = session.ask(question, chunks, this::hear, this::end, this::fail);
    }

    private void hear(String piece) {
        synchronized (this) {
            text.append(piece);
        }
        become(Status.WRITING);
    }

    private void end() {
        become(Status.WHOLE);
    }

    private void fail(LlmProblem reason) {
        synchronized (this) {
            problem = reason;
        }
        become(Status.FAILED);
    }

    private void become(Status next) {
        synchronized (this) {
            if (status == Status.CANCELLED) {
                return;
            }
            status = next;
            nanos = next == Status.WHOLE ? System.nanoTime() - start : 0;
        }
        onChange.run();
    }

    /** Closes the connection, if the answer is still coming. */
    void cancel() {
        synchronized (this) {
            if (!reply().running()) {
                return;
            }
            status = Status.CANCELLED;
        }
        answer.cancel();
    }

    /** Whether this is what was sent. */
    boolean isFor(String otherQuestion, List<String> otherChunks) {
        return question.equals(otherQuestion) && chunks.equals(otherChunks);
    }

    /** What has come so far. */
    synchronized LlmReply reply() {
        return new LlmReply(status, text.toString(), nanos, Optional.ofNullable(problem));
    }
}
