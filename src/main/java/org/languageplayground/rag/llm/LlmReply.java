package org.languageplayground.rag.llm;

import java.util.Optional;

/**
 * What had come of a question to the configured LLM at one moment.
 *
 * @param text the answer so far
 * @param nanos how long it took from the question to the whole answer; 0 before
 * @param problem why there is no whole answer, if it has failed
 */
public record LlmReply(Status status, String text, long nanos, Optional<LlmProblem> problem) {

    /** How far an answer has come. */
    public enum Status {
        /** The question was sent, and nothing has come. */
        READING,
        /** A part has come. */
        WRITING,
        /** All has come. */
        WHOLE,
        /** The student did not wait for the rest. */
        CANCELLED,
        /** There is a problem. */
        FAILED
    }

    public boolean running() {
        return status == Status.READING || status == Status.WRITING;
    }

    /** Whether what has come is only the beginning of an answer, and stays so. */
    public boolean cut() {
        return !running() && status != Status.WHOLE && !text.isEmpty();
    }
}
