package org.languageplayground.rag.llm;

/** A server reports an error where its answer should be. */
final class ServerErrorException extends Exception {
    private static final long serialVersionUID = 1L;
}
