package org.languageplayground.rag.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.IndexCache;
import org.languageplayground.rag.question.RagState;
import org.languageplayground.search.Method;

/**
 * One line of the evaluation: one way to retrieve, or to answer, tried on every question of a base.
 *
 * @param method how chunks are found; null where none are
 * @param k how many chunks the model reads; 0 where that does not matter
 */
record Trial(Kind kind, IndexCache.Key index, Method method, int k) {
    private static final List<Integer> SIZES = List.of(16, 32, 64, 128, 256, 512);
    private static final List<Integer> KS = List.of(1, 2, 3, 5, 8);

    /** What is tried. */
    enum Kind {
        /** Whether the ranking is good. */
        RETRIEVAL,
        /** Whether the tiny model knows the answer by heart. */
        CLOSED_BOOK,
        /** Whether it finds the answer in the chunk that holds it. */
        RIGHT_CHUNK,
        /** Whether it finds it in the chunks that a method retrieves. */
        RETRIEVED,
        /** What it says after the best chunk on another country. */
        WRONG_CHUNK
    }

    /** Every method, on chunks as they are set. */
    static List<Trial> methods(RagState state, Corpus corpus) {
        return List.of(Method.values()).stream()
                .map(method -> new Trial(Kind.RETRIEVAL, index(state, corpus), method, 0))
                .toList();
    }

    /** The method that is set, on chunks of several sizes without overlap. */
    static List<Trial> sizes(RagState state, Corpus corpus) {
        return SIZES.stream()
                .map(size -> new Trial(Kind.RETRIEVAL, new IndexCache.Key(corpus, size, 0), state.method(), 0))
                .toList();
    }

    /** The tiny model's answers: without chunks, with the right one, with those of each method, with more or fewer, with a wrong one. */
    static List<Trial> answers(RagState state, Corpus corpus) {
        IndexCache.Key index = index(state, corpus);
        List<Trial> trials = new ArrayList<>();
        trials.add(new Trial(Kind.CLOSED_BOOK, index, null, 0));
        trials.add(new Trial(Kind.RIGHT_CHUNK, index, null, 1));
        for (Method method : Method.values()) {
            trials.add(new Trial(Kind.RETRIEVED, index, method, state.k()));
        }
        for (int k : KS) {
            if (k != state.k()) {
                trials.add(new Trial(Kind.RETRIEVED, index, state.method(), k));
            }
        }
        trials.add(new Trial(Kind.WRONG_CHUNK, index, state.method(), 1));
        return trials;
    }

    /** All that the page shows for a state. */
    static List<Trial> all(RagState state, Corpus corpus) {
        List<Trial> trials = new ArrayList<>(methods(state, corpus));
        trials.addAll(sizes(state, corpus));
        if (corpus.ofTheWorld()) {
            trials.addAll(answers(state, corpus));
        }
        return trials.stream().distinct().toList();
    }

    private static IndexCache.Key index(RagState state, Corpus corpus) {
        return new IndexCache.Key(corpus, state.size(), state.overlap());
    }
}
