package org.languageplayground.rag.llm;

import java.util.List;
import java.util.Optional;
import org.languageplayground.compute.Visitor;

/** What one tab asks the configured LLM: the question under way, or the last one. */
public final class LlmTalk {
    private final ConfiguredLlm llm;
    private final LlmSession session;
    private final Visitor visitor;
    private LlmRun run;
    private boolean told = true;

    /** A tab that has asked nothing. */
    public LlmTalk(ConfiguredLlm llm, LlmSession session, Visitor visitor) {
        this.llm = llm;
        this.session = session;
        this.visitor = visitor;
    }

    public String host() {
        return llm.host();
    }

    public String model() {
        return llm.model();
    }

    /**
     * Sends a question and its retrieved chunks, in place of the one under way.
     *
     * @param onChange called from any thread when there is something new
     */
    public void ask(String question, List<String> chunks, Runnable onChange) {
        cancel();
        told = false;
        run = new LlmRun(session, host(), visitor, question, chunks, onChange);
    }

    /** Ends the question under way. */
    public void cancel() {
        told = true;
        if (run != null) {
            run.cancel();
        }
    }

    /** Ends the question under way, unless it is this one with these chunks. */
    public void follow(String question, List<String> chunks) {
        if (run != null && !run.isFor(question, chunks)) {
            cancel();
        }
    }

    /** Whether an answer has ended by itself since the last call. */
    public boolean takeEnd() {
        boolean ended = !told && !run.reply().running();
        told |= ended;
        return ended;
    }

    /** What has come of a question with its chunks, if it was the last that was asked. */
    public Optional<LlmReply> reply(String question, List<String> chunks) {
        return Optional.ofNullable(run)
                .filter(asked -> asked.isFor(question, chunks))
                .map(LlmRun::reply);
    }
}
