package org.languageplayground.rag;

import java.util.List;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.retrieval.Retriever;
import org.languageplayground.search.text.Chunk;

/**
 * What one question found.
 *
 * @param ranking the first hits, at least as many as are handed on if there are so many
 * @param unknown the words of the query that the base does not hold
 */
record RagReading(
        RagState state,
        Corpus corpus,
        KnowledgeBase base,
        List<Hit> ranking,
        List<String> unknown,
        Answer answer,
        StageTimes times) {

    RagReading with(RagState newState) {
        return new RagReading(newState, corpus, base, ranking, unknown, answer, times);
    }

    /** The hits that are handed on. */
    List<Hit> retrieved() {
        return ranking.subList(0, Math.min(state.k(), ranking.size()));
    }

    Retriever retriever() {
        return base.retriever(state.method());
    }

    Chunk chunk(int number) {
        return base.chunks().get(number);
    }
}
