package org.languageplayground.rag.question;

/** What a question goes through. */
public enum Stage {
    QUERY,
    EMBED,
    RETRIEVE,
    LLM
}
