package org.languageplayground.rag.llm;

/** An answer on its way. */
public interface LlmAnswer {
    /** Closes the connection. Nothing more is reported, except what is being reported at this moment. */
    void cancel();
}
