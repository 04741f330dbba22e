package org.languageplayground.lab.retrieval;

import java.util.List;
import org.languageplayground.search.evaluation.Question;
import org.languageplayground.search.measure.Measures;
import org.languageplayground.search.retrieval.Retriever;
import org.languageplayground.search.text.Chunk;

/** Measures a retriever by questions with judgments. */
public final class Evaluation {
    private static final int DEPTH = 1000;

    private Evaluation() {}

    /** The measures of one question; a document ranks where the best of its chunks does. */
    public static Measures measure(Retriever retriever, List<Chunk> chunks, Question question) {
        List<String> ranking = retriever.search(question.text(), DEPTH).stream()
                .map(hit -> chunks.get(hit.chunk()).document().id())
                .distinct()
                .toList();
        return Measures.of(ranking, question.grades());
    }
}
