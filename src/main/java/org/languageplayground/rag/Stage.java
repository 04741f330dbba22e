package org.languageplayground.rag;

/** What a question goes through. */
enum Stage {
    QUERY,
    EMBED,
    RETRIEVE,
    LLM
}
