package org.languageplayground.rag;

import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.rag.LlmReply.Status;
import org.languageplayground.rag.llm.Heard;
import org.languageplayground.rag.llm.LlmProblem;
import org.languageplayground.rag.llm.LlmSession;

/** One question to the configured LLM. */
final class LlmRun {
    private final String question;
    private final List<String> chunks;
    private final String host;
    private final Run<Heard, Heard> run;

    /**
     * Sends the question and what was retrieved for it.
     *
     * @param host to which it is sent
     * @param onChange called from any thread when there is something new
     */
    LlmRun(LlmSession session, String host, Visitor visitor, RagReading reading, Runnable onChange) {
        this.host = host;
        this.question = reading.state().query();
        this.chunks = reading.passages();
        this.run = visitor.listen(session.ask(question, chunks), onChange);
    }

    /** Closes the connection, if the answer is still coming. */
    void cancel() {
        run.cancel();
    }

    /** Whether a reading's question and chunks are the ones that were sent. */
    boolean isFor(RagReading reading) {
        return question.equals(reading.state().query()) && chunks.equals(reading.passages());
    }

    /** What has come so far. */
    LlmReply reply() {
        Heard heard = run.progress();
        Optional<LlmProblem> problem =
                heard.problem().or(() -> run.failure().map(fault -> LlmProblem.ofOurs(host, heard.text())));
        Status status =
                switch (run.state()) {
                    case WAITING, RUNNING -> heard.text().isEmpty() ? Status.READING : Status.WRITING;
                    case STOPPED -> Status.CANCELLED;
                    case DONE, FAILED -> Status.WHOLE;
                };
        return new LlmReply(problem.isPresent() ? Status.FAILED : status, heard.text(), heard.nanos(), problem);
    }
}
