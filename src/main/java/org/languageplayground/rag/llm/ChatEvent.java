package org.languageplayground.rag.llm;

import dev.langchain4j.model.output.FinishReason;

/** What is heard of one question to a server. */
sealed interface ChatEvent {
    /** The question is on its way. */
    record Sent() implements ChatEvent {}

    /** The next text, which is empty where the server only shows that it is at work. */
    record Piece(String text) implements ChatEvent {}

    /** The model has come to its end. */
    record Finished(FinishReason reason) implements ChatEvent {}

    /** Nothing more comes; the failure is null where none was noticed. */
    record Closed(Throwable failure) implements ChatEvent {}
}
