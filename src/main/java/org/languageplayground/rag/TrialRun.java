package org.languageplayground.rag;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.languageplayground.rag.Trial.Kind;
import org.languageplayground.rag.WorldReader.Said;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.measure.Measures;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.text.Chunk;
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
        if (trial.kind() == Kind.RETRIEVAL) {
            rank(question);
        } else {
            told(0, question).ifPresent(this::count);
        }
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
                hits(question, DEPTH).stream()
                        .map(Hit::chunk)
                        .filter(chunk -> !country(base.chunks().get(chunk)).equals(evidence.country()))
                        .limit(1)
                        .toList();
            case CLOSED_BOOK, RETRIEVAL -> List.of();
        };
    }

    private static String country(Chunk chunk) {
        return chunk.document().id();
    }

    /**
     * What the model answered to a question.
     *
     * @param query the question's number
     * @param read the chunks before it
     * @param misled whether it said another word of the chunks than the right one
     */
    record Told(
            int query,
            boolean afterCutoff,
            List<Integer> read,
            Said said,
            String right,
            boolean isRight,
            boolean misled) {}

    /** Asks the model; none where there is nothing for it to read. */
    Optional<Told> told(int query, BaseQuestion question) {
        List<Integer> read = chunks(question);
        if (trial.kind() != Kind.CLOSED_BOOK && read.isEmpty()) {
            return Optional.empty();
        }
        List<String> chunks =
                read.stream().map(chunk -> base.chunks().get(chunk).text()).toList();
        Evidence evidence = question.evidence().orElseThrow();
        Said said = reader.answer(chunks, question.text());
        boolean isRight = said.answer().equals(evidence.answer());
        boolean named =
                chunks.stream().anyMatch(chunk -> List.of(chunk.split(" ")).contains(said.answer()));
        return Optional.of(
                new Told(query, evidence.afterCutoff(), read, said, evidence.answer(), isRight, !isRight && named));
    }

    private void count(Told told) {
        int group = told.afterCutoff() ? 1 : 0;
        asked[group]++;
        right[group] += told.isRight() ? 1 : 0;
        misled += told.misled() ? 1 : 0;
    }

    /** What it has come to so far. */
    Outcome outcome() {
        if (trial.kind() != Kind.RETRIEVAL) {
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
