package org.languageplayground.rag.llm;

import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.Visitor;
import org.languageplayground.rag.llm.LlmReply.Status;

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
    LlmRun(LlmSession session, String host, Visitor visitor, String question, List<String> chunks, Runnable onChange) {
        this.host = host;
        this.question = question;
        this.chunks = chunks;
        this.run = visitor.listen(session.ask(question, chunks), onChange);
    }

    /** Closes the connection, if the answer is still coming. */
    void cancel() {
        run.cancel();
    }

    /** Whether this is what was sent. */
    boolean isFor(String otherQuestion, List<String> otherChunks) {
        return question.equals(otherQuestion) && chunks.equals(otherChunks);
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
