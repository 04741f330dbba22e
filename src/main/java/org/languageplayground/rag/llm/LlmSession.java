package org.languageplayground.rag.llm;

import java.util.List;
import java.util.OptionalLong;
import org.languageplayground.compute.Work;
import org.languageplayground.rag.llm.LlmProblem.Kind;

/** What one visitor asks the LLM. May be used by several threads. */
public final class LlmSession {
    private final LlmSettings settings;
    private final ChatServer server;
    private final HourlyQuota own;
    private final HourlyQuota shared;

    LlmSession(LlmSettings settings, ChatServer server, HourlyQuota own, HourlyQuota shared) {
        this.settings = settings;
        this.server = server;
        this.own = own;
        this.shared = shared;
    }

    /**
     * Asks: the work waits for the answer and hears it, piece by piece; whoever runs it asks. A question counts at once, whatever
     * becomes of it, unless it is known not to be sent.
     *
     * @param question not blank
     * @param chunks cited in the answer by number, the first is [1]
     * @throws IllegalArgumentException if the question is blank
     */
    public Work<Heard, Heard> ask(String question, List<String> chunks) {
        if (question.isBlank()) {
            throw new IllegalArgumentException("there is no question");
        }
        LlmPrompt prompt = LlmPrompt.of(question, chunks);
        LlmProblem reason = reasonNotToSend(prompt);
        return reason == null ? new Reply(settings, server, prompt) : Reply.refused(reason);
    }

    private LlmProblem reasonNotToSend(LlmPrompt prompt) {
        if (prompt.characters() > settings.promptCharacters()) {
            return LlmProblem.before(Kind.LONG, prompt.characters(), settings.promptCharacters());
        }
        OptionalLong wait = own.take();
        if (wait.isPresent()) {
            return LlmProblem.before(Kind.SESSION, own.most(), wait.getAsLong());
        }
        wait = shared.take();
        if (wait.isPresent()) {
            own.giveBack();
            return LlmProblem.before(Kind.DEPLOYMENT, shared.most(), wait.getAsLong());
        }
        return null;
    }
}
