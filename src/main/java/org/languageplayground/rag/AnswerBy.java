package org.languageplayground.rag;

/** What makes an answer of the retrieved chunks, on bases other than the invented world. */
enum AnswerBy {
    /** Sentences of the chunks. */
    EXTRACTIVE,
    /** The configured LLM, once it is asked. */
    LLM
}
