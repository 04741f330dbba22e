package org.languageplayground.rag.llm;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
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
     * Asks, and returns at once. The answer comes piece by piece, then either its end or one problem; both come from another
     * thread, except a problem found before anything is sent, which comes before this method returns. A question counts from
     * the moment it is sent, whatever becomes of it.
     *
     * @param question not blank
     * @param chunks cited in the answer by number, the first is [1]
     * @param onText the next piece, as it comes
     * @param onEnd the answer is whole
     * @param onProblem why it is not; what has come stands
     * @throws IllegalArgumentException if the question is blank
     */
    public LlmAnswer ask(
            String question,
            List<String> chunks,
            Consumer<String> onText,
            Runnable onEnd,
            Consumer<LlmProblem> onProblem) {
        if (question.isBlank()) {
            throw new IllegalArgumentException("there is no question");
        }
        LlmPrompt prompt = LlmPrompt.of(question, chunks);
        LlmProblem reason = reasonNotToSend(prompt);
        if (reason != null) {
            onProblem.accept(reason);
            return () -> {};
        }
        Reply reply = new Reply(settings, onText, onEnd, onProblem);
        return Thread.ofVirtual().start(() -> reply.read(server, prompt))::interrupt;
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
