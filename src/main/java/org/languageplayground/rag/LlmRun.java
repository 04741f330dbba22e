package org.languageplayground.rag;

import java.util.List;
import java.util.Optional;
import org.languageplayground.rag.LlmReply.Status;
import org.languageplayground.rag.llm.LlmAnswer;
import org.languageplayground.rag.llm.LlmProblem;
import org.languageplayground.rag.llm.LlmSession;

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
    LlmRun(LlmSession session, RagReading reading, Runnable onChange) {
        this.question = reading.state().query();
        this.chunks = reading.passages();
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

    /** Whether a reading's question and chunks are the ones that were sent. */
    boolean isFor(RagReading reading) {
        return question.equals(reading.state().query()) && chunks.equals(reading.passages());
    }

    /** What has come so far. */
    synchronized LlmReply reply() {
        return new LlmReply(status, text.toString(), nanos, Optional.ofNullable(problem));
    }
}
