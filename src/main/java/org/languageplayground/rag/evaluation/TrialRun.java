package org.languageplayground.rag.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.Evidence;
import org.languageplayground.rag.evaluation.Trial.Kind;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.rag.question.WrongChunk;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.measure.Measures;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.world.AskedFact;
import org.languageplayground.world.exam.ExamReport.Score;

/** A trial under way, question by question. */
final class TrialRun {
    private static final int DEPTH = 100;
    private static final int GREATEST_K = 10;

    private final Trial trial;
    private final KnowledgeBase base;
    private final WorldReader reader;
    private final List<Measures> measures = new ArrayList<>();
    private final double[] recall = new double[GREATEST_K];
    private final int[] right = new int[2];
    private final int[] asked = new int[2];
    private int misled;

    TrialRun(Trial trial, KnowledgeBase base, WorldReader reader) {
        this.trial = trial;
        this.base = base;
        this.reader = reader;
    }

    /** Tries one question. */
    void ask(BaseQuestion question) {
        if (trial.ranks()) {
            rank(question);
        } else {
            read(question).ifPresent(chunks -> answer(question, texts(chunks)));
        }
    }

    /** The chunks that the model reads before it answers; empty where the question is not asked. */
    Optional<List<Integer>> read(BaseQuestion question) {
        return Optional.of(chunks(question)).filter(chunks -> trial.kind() == Kind.CLOSED_BOOK || !chunks.isEmpty());
    }

    /** The texts of some chunks. */
    List<String> texts(List<Integer> chunks) {
        return chunks.stream().map(chunk -> base.chunks().get(chunk).text()).toList();
    }

    /** What is judged, the best first. */
    List<String> ranking(BaseQuestion question) {
        return question.judged(hits(question, DEPTH), base);
    }

    private void rank(BaseQuestion question) {
        List<String> ranking = ranking(question);
        Map<String, Integer> grades = question.grades(base);
        measures.add(Measures.of(ranking, grades));
        for (int k = 1; k <= GREATEST_K; k++) {
            recall[k - 1] += Measures.recall(ranking, grades, k);
        }
    }

    private List<Hit> hits(BaseQuestion question, int k) {
        return base.retriever(trial.method()).search(question.text(), k);
    }

    /** What the model reads. A fact whose sentence is cut in two has no right chunk. */
    private List<Integer> chunks(BaseQuestion question) {
        Evidence evidence = question.evidence().orElseThrow();
        return switch (trial.kind()) {
            case RETRIEVED -> hits(question, trial.k()).stream().map(Hit::chunk).toList();
            case RIGHT_CHUNK ->
                IntStream.range(0, base.chunks().size())
                        .filter(chunk -> evidence.isIn(base.chunks().get(chunk)))
                        .limit(1)
                        .boxed()
                        .toList();
            case WRONG_CHUNK ->
                WrongChunk.of(question.text(), AskedFact.of(question.text()).orElseThrow(), base).stream()
                        .toList();
            case CLOSED_BOOK, RETRIEVAL, PARAPHRASES -> List.of();
        };
    }

    private void answer(BaseQuestion question, List<String> chunks) {
        Evidence evidence = question.evidence().orElseThrow();
        String said = reader.answer(chunks, question.text()).answer();
        int group = evidence.afterCutoff() ? 1 : 0;
        asked[group]++;
        if (said.equals(evidence.answer())) {
            right[group]++;
        } else if (chunks.stream().anyMatch(chunk -> List.of(chunk.split(" ")).contains(said))) {
            misled++;
        }
    }

    /** What it has come to so far. */
    Outcome outcome() {
        if (!trial.ranks()) {
            return new Outcome.Answered(
                    new Score(right[0], asked[0]),
                    new Score(right[1], asked[1]),
                    new Score(misled, asked[0] + asked[1]));
        }
        Measures mean = Measures.mean(measures);
        return new Outcome.Ranked(
                mean.ndcg10(),
                mean.reciprocalRank10(),
                IntStream.range(0, GREATEST_K)
                        .mapToObj(k -> recall[k] / measures.size())
                        .toList());
    }
}
