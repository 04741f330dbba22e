package org.languageplayground.rag.llm;

import java.util.List;
import java.util.Locale;

/**
 * Why there is no whole answer, in one sentence of the page's translations.
 *
 * @param kind what went wrong
 * @param cut whether a part of the answer had come before: it stands, and is not whole
 * @param arguments what the sentence names
 */
public record LlmProblem(Kind kind, boolean cut, List<Object> arguments) {

    /** What can go wrong; the arguments of each sentence stand behind it. */
    public enum Kind {
        /** No connection, or none that lasted until an answer came: host. */
        UNREACHABLE,
        /** The server reported an error of its own: host. */
        FAILED,
        /** The server takes no more questions for now: host. */
        BUSY,
        /** The server did not accept the key: host. */
        KEY,
        /** The server has no such model, or nothing at that address: host, model. */
        MODEL,
        /** The server would not take this question: host, HTTP status. */
        REFUSED,
        /** Nothing came in time: host, seconds. */
        SLOW,
        /** Nothing more came in time: host, seconds. */
        STALLED,
        /** The connection broke while the answer came: host. */
        BROKEN,
        /** What came is not an answer in the agreed form: host. */
        GARBLED,
        /** The answer ended without a word: host. */
        EMPTY,
        /** The answer reached its greatest length: tokens. */
        LENGTH,
        /** The server's filter withheld the rest: host. */
        WITHHELD,
        /** Question and chunks are too long to send: characters, most characters. */
        LONG,
        /** This visitor has asked enough: questions an hour, minutes until the next. */
        SESSION,
        /** All visitors together have asked enough: questions an hour, minutes until the next. */
        DEPLOYMENT
    }

    static LlmProblem before(Kind kind, Object... arguments) {
        return new LlmProblem(kind, false, List.of(arguments));
    }

    /** The answer could not be heard to its end by a fault of ours. */
    public static LlmProblem ofOurs(String host, String text) {
        return new LlmProblem(Kind.GARBLED, !text.isEmpty(), List.of(host));
    }

    /** The key of the sentence, which is formatted with the {@link #arguments}. */
    public String key() {
        return "rag.llm.problem." + kind.name().toLowerCase(Locale.ROOT);
    }
}
