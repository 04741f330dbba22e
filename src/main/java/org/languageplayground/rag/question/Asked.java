package org.languageplayground.rag.question;

import org.languageplayground.search.Method;
import org.languageplayground.ui.chapter.State;

/**
 * A question, and how it is looked up.
 *
 * @param k how many chunks are handed on
 * @param size the most units of a chunk
 * @param overlap the most units that a chunk shares with the one before it
 */
public record Asked(String query, Method method, int k, int size, int overlap) {

    /** The same by another method. */
    Asked by(Method other) {
        return new Asked(query, other, k, size, overlap);
    }

    /** What a state asks. */
    static Asked in(State state) {
        return new Asked(
                state.get(RagFields.QUERY),
                state.get(RagFields.METHOD),
                state.get(RagFields.K),
                state.get(RagFields.SIZE),
                state.get(RagFields.OVERLAP));
    }
}
