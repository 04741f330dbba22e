package org.languageplayground.rag;

import java.util.Optional;
import org.languageplayground.compute.Visitor;
import org.languageplayground.rag.llm.ConfiguredLlm;
import org.languageplayground.rag.llm.LlmSession;

/** What one tab asks the configured LLM: the question under way, or the last one. */
final class LlmTalk {
    private final ConfiguredLlm llm;
    private final LlmSession session;
    private final Visitor visitor;
    private LlmRun run;
    private boolean told = true;

    /** A tab that has asked nothing. */
    LlmTalk(ConfiguredLlm llm, LlmSession session, Visitor visitor) {
        this.llm = llm;
        this.session = session;
        this.visitor = visitor;
    }

    String host() {
        return llm.host();
    }

    String model() {
        return llm.model();
    }

    /**
     * Sends a question and its retrieved chunks, in place of the one under way.
     *
     * @param onChange called from any thread when there is something new
     */
    void ask(RagReading reading, Runnable onChange) {
        cancel();
        told = false;
        run = new LlmRun(session, host(), visitor, reading, onChange);
    }

    /** Ends the question under way. */
    void cancel() {
        told = true;
        if (run != null) {
            run.cancel();
        }
    }

    /** Ends the question under way, unless it is the one of this reading. */
    void follow(Optional<RagReading> reading) {
        if (run != null && reading.filter(run::isFor).isEmpty()) {
            cancel();
        }
    }

    /** Whether an answer has ended by itself since the last call. */
    boolean takeEnd() {
        boolean ended = !told && !run.reply().running();
        told |= ended;
        return ended;
    }

    /** The reading with what the LLM makes of it, if it was asked just that, and the time of it. */
    RagReading answered(RagReading reading) {
        Optional<LlmReply> reply =
                Optional.ofNullable(run).filter(asked -> asked.isFor(reading)).map(LlmRun::reply);
        StageTimes times = reading.times().without(Stage.LLM);
        reply.filter(LlmReply::running).ifPresent(now -> times.start(Stage.LLM));
        reply.filter(now -> now.status() == LlmReply.Status.WHOLE)
                .ifPresent(whole -> times.done(Stage.LLM, whole.nanos()));
        return reading.with(new Answer.OfTheLlm(host(), model(), reply), times);
    }
}
