package org.languageplayground.rag.llm;

import java.util.Optional;

/**
 * What has come of a question.
 *
 * @param text the answer, as far as it has come
 * @param nanos how long it took from the question to the whole answer; 0 before
 * @param problem why there is no whole answer; what has come stands
 */
public record Heard(String text, long nanos, Optional<LlmProblem> problem) {}
