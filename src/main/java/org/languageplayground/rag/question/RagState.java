package org.languageplayground.rag.question;

import org.languageplayground.rag.base.BaseChoice;
import org.languageplayground.search.Method;

/**
 * Everything that a student can set on the page; it stands in the URL.
 *
 * @param k how many chunks are handed on, 1 to 10
 * @param size the most units of a chunk, 16 to 512
 * @param overlap the most units that a chunk shares with the one before it, 0 to half of the size
 * @param open the number of the chunk whose score is explained, from 0; {@link #NONE}
 * @param answerBy what answers from the chunks; the invented world has its own model for that
 */
public record RagState(
        BaseChoice base, String query, int k, Method method, int size, int overlap, int open, AnswerBy answerBy) {
    public static final int MOST_CHUNKS = 10;
    public static final int LEAST_SIZE = 16;
    public static final int GREATEST_SIZE = 512;
    static final int FIRST_K = 2;
    public static final int NONE = -1;

    /** A base as one first sees it. */
    public static RagState first(BaseChoice base, String query) {
        return new RagState(
                base, query, FIRST_K, base.method(), base.size(), base.overlap(), NONE, AnswerBy.EXTRACTIVE);
    }

    /** The most that chunks of a size can overlap. */
    public static int greatestOverlap(int size) {
        return size / 2;
    }

    public RagState withBase(BaseChoice newBase, String newQuery) {
        return new RagState(newBase, newQuery, k, method, newBase.size(), newBase.overlap(), NONE, answerBy);
    }

    public RagState withQuery(String newQuery) {
        return new RagState(base, newQuery, k, method, size, overlap, NONE, answerBy);
    }

    public RagState withK(int newK) {
        return new RagState(base, query, newK, method, size, overlap, open, answerBy);
    }

    public RagState withMethod(Method newMethod) {
        return new RagState(base, query, k, newMethod, size, overlap, open, answerBy);
    }

    public RagState withSize(int newSize) {
        return new RagState(base, query, k, method, newSize, overlap, NONE, answerBy);
    }

    public RagState withOverlap(int newOverlap) {
        return new RagState(base, query, k, method, size, newOverlap, NONE, answerBy);
    }

    public RagState withOpen(int newOpen) {
        return new RagState(base, query, k, method, size, overlap, newOpen, answerBy);
    }

    public RagState withAnswerBy(AnswerBy newAnswerBy) {
        return new RagState(base, query, k, method, size, overlap, open, newAnswerBy);
    }
}
