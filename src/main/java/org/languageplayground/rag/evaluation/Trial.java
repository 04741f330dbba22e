package org.languageplayground.rag.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.Corpus;
import org.languageplayground.rag.base.IndexCache;
import org.languageplayground.rag.question.Asked;
import org.languageplayground.search.Method;

/**
 * One line of the evaluation: one way to retrieve, or to answer, tried on every question of a base.
 *
 * @param method how chunks are found; null where none are
 * @param k how many chunks the model reads; 0 where that does not matter
 */
record Trial(Kind kind, IndexCache.Key index, Method method, int k) {
    private static final List<Integer> SIZES = List.of(16, 32, 64, 128, 256, 512);
    /** Numbers of chunks that are compared. */
    static final List<Integer> KS = List.of(1, 2, 3, 5, 8);

    /** What is tried. */
    enum Kind {
        /** Whether the ranking is good. */
        RETRIEVAL,
        /** Whether it is as good where the question has no word in common with what answers it. */
        PARAPHRASES,
        /** Whether the tiny model knows the answer by heart. */
        CLOSED_BOOK,
        /** Whether it finds the answer in the chunk that holds it. */
        RIGHT_CHUNK,
        /** Whether it finds it in the chunks that a method retrieves. */
        RETRIEVED,
        /** What it says after the best chunk that answers the same question about another country. */
        WRONG_CHUNK
    }

    /** Every method that there is, on chunks as they are set. */
    static List<Trial> methods(Asked asked, Corpus corpus, List<Method> methods) {
        return methods.stream()
                .map(method -> new Trial(Kind.RETRIEVAL, index(asked, corpus), method, 0))
                .toList();
    }

    /** Every method that there is, asked in other words than the documents use; none where a base has no such questions. */
    static List<Trial> paraphrases(Asked asked, Corpus corpus, List<Method> methods) {
        return corpus.paraphrases().isEmpty()
                ? List.of()
                : methods.stream()
                        .map(method -> new Trial(Kind.PARAPHRASES, index(asked, corpus), method, 0))
                        .toList();
    }

    /** What is asked. */
    List<BaseQuestion> questions() {
        return kind == Kind.PARAPHRASES
                ? index.corpus().paraphrases()
                : index.corpus().questions().stream()
                        .filter(BaseQuestion::answerable)
                        .toList();
    }

    /** Whether a ranking is judged, and not an answer. */
    boolean ranks() {
        return kind == Kind.RETRIEVAL || kind == Kind.PARAPHRASES;
    }

    /** The method that is set, on chunks of several sizes without overlap. */
    static List<Trial> sizes(Asked asked, Corpus corpus) {
        return SIZES.stream()
                .map(size -> new Trial(Kind.RETRIEVAL, new IndexCache.Key(corpus, size, 0), asked.method(), 0))
                .toList();
    }

    /** The tiny model's answers: without chunks, with the right one, with those of each method, with more or fewer, with a wrong one. */
    static List<Trial> answers(Asked asked, Corpus corpus, List<Method> methods) {
        IndexCache.Key index = index(asked, corpus);
        List<Trial> trials = new ArrayList<>();
        trials.add(closedBook(asked, corpus));
        trials.add(new Trial(Kind.RIGHT_CHUNK, index, null, 1));
        for (Method method : methods) {
            trials.add(new Trial(Kind.RETRIEVED, index, method, asked.k()));
        }
        for (int k : KS) {
            if (k != asked.k()) {
                trials.add(new Trial(Kind.RETRIEVED, index, asked.method(), k));
            }
        }
        trials.add(new Trial(Kind.WRONG_CHUNK, index, null, 1));
        return trials;
    }

    /** The tiny model's answers with more or fewer chunks of the method that is set. */
    static List<Trial> byK(Asked asked, Corpus corpus) {
        return KS.stream()
                .map(k -> new Trial(Kind.RETRIEVED, index(asked, corpus), asked.method(), k))
                .toList();
    }

    /** The tiny model's answers without any chunk. */
    static Trial closedBook(Asked asked, Corpus corpus) {
        return new Trial(Kind.CLOSED_BOOK, index(asked, corpus), null, 0);
    }

    /** All that the page shows, what its chart shows first. */
    static List<Trial> all(Asked asked, Corpus corpus, List<Method> methods) {
        List<Trial> trials = new ArrayList<>();
        if (corpus.ofTheWorld()) {
            trials.add(closedBook(asked, corpus));
            trials.addAll(byK(asked, corpus));
        }
        trials.addAll(methods(asked, corpus, methods));
        trials.addAll(paraphrases(asked, corpus, methods));
        trials.addAll(sizes(asked, corpus));
        if (corpus.ofTheWorld()) {
            trials.addAll(answers(asked, corpus, methods));
        }
        return trials.stream().distinct().toList();
    }

    private static IndexCache.Key index(Asked asked, Corpus corpus) {
        return new IndexCache.Key(corpus, asked.size(), asked.overlap());
    }
}
