package org.languageplayground.rag.question;

/** What makes an answer of the retrieved chunks, on bases other than the invented world. */
public enum AnswerBy {
    /** Sentences of the chunks. */
    EXTRACTIVE,
    /** The configured LLM, once it is asked. */
    LLM
}
