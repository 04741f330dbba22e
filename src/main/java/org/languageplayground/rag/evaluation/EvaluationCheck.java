package org.languageplayground.rag.evaluation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.rag.base.BaseQuestion;
import org.languageplayground.rag.base.Evidence;
import org.languageplayground.rag.base.IndexCache;
import org.languageplayground.rag.base.KnowledgeBases;
import org.languageplayground.rag.base.Stem;
import org.languageplayground.rag.evaluation.Trial.Kind;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.rag.question.WorldReader;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.search.embedding.SentenceEncoder;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.Content;

/**
 * What the evaluation's numbers are made from, in the layouts of BEIR and TREC: the questions, the grades, each way's rankings, and
 * what the tiny model reads before each answer. The rankings are made anew when someone asks for them; the same questions find the same chunks.
 */
final class EvaluationCheck {
    private final KnowledgeBases bases;
    private final Outcomes outcomes;
    private final WorldReader reader;

    private EvaluationCheck(KnowledgeBases bases, Outcomes outcomes, WorldReader reader) {
        this.bases = bases;
        this.outcomes = outcomes;
        this.reader = reader;
    }

    static List<CheckFile<RagSimulation>> files(KnowledgeBases bases, Outcomes outcomes, WorldReader reader) {
        EvaluationCheck check = new EvaluationCheck(bases, outcomes, reader);
        return List.of(
                new CheckFile<>("rag.check.measures.", "evaluation.json", check::measured, check::numbers),
                new CheckFile<>("rag.check.rankings.", "evaluation.zip", check::measured, check::files));
    }

    private boolean measured(RagSimulation now) {
        return trials(now).findAny().isPresent();
    }

    /** Those on the page that were tried. */
    private Stream<Trial> trials(RagSimulation now) {
        return Trial.all(now.asked(), now.corpus(), now.methods()).stream()
                .filter(trial -> outcomes.of(trial).isPresent());
    }

    private record Numbers(String base, List<Tried> trials) {}

    /**
     * A trial.
     *
     * @param file of its rankings, or of what the model reads
     * @param k how many chunks the model reads; 0 where that does not matter
     */
    private record Tried(Kind kind, Method method, int size, int overlap, int k, String file, Outcome outcome) {}

    private Content numbers(RagSimulation now) {
        return Content.json(new Numbers(
                now.corpus().choice().id(),
                trials(now)
                        .map(trial -> new Tried(
                                trial.kind(),
                                trial.method(),
                                trial.index().size(),
                                trial.index().overlap(),
                                trial.k(),
                                file(trial),
                                outcomes.of(trial).orElseThrow()))
                        .toList()));
    }

    private static String cut(IndexCache.Key index) {
        return index.size() + "-" + index.overlap();
    }

    private static String file(Trial trial) {
        String method = trial.method() == null ? "" : id(trial.method()) + "-";
        return trial.ranks()
                ? (trial.kind() == Kind.PARAPHRASES ? "paraphrases/" : "runs/") + method + cut(trial.index()) + ".txt"
                : "prompts/" + id(trial.kind()) + "-" + method + cut(trial.index()) + "-" + trial.k() + ".jsonl";
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Trials whose index has been dropped meanwhile are left out. */
    private Content files(RagSimulation now) {
        Map<String, Content> files = new LinkedHashMap<>();
        for (Trial trial : trials(now).toList()) {
            List<BaseQuestion> questions = trial.questions();
            String asked = trial.kind() == Kind.PARAPHRASES ? "paraphrases-" : "";
            files.putIfAbsent(asked + "queries.jsonl", Content.jsonLines(() -> IntStream.range(0, questions.size())
                    .mapToObj(number -> Query.of(
                            number, questions.get(number), bases.encoder().encoder()))));
            Optional<KnowledgeBase> index = bases.indexes().known(trial.index());
            index.ifPresent(base -> {
                files.putIfAbsent(
                        "qrels/" + asked + cut(trial.index()) + ".tsv", out -> writeGrades(questions, base, out));
                TrialRun run = new TrialRun(trial, base, reader);
                files.put(
                        file(trial),
                        trial.ranks()
                                ? out -> writeRankings(questions, run, out)
                                : Content.jsonLines(() -> IntStream.range(0, questions.size())
                                        .mapToObj(number -> Put.of(number, questions.get(number), run, reader))
                                        .flatMap(Optional::stream)));
            });
        }
        return Content.zip(files);
    }

    /**
     * A question, by the number that the other files call it.
     *
     * @param ids of its tokens as the encoder reads them; null without one
     */
    private record Query(String _id, String text, List<String> words, List<Stem> stems, int[] ids) {
        static Query of(int number, BaseQuestion question, Optional<SentenceEncoder> encoder) {
            return new Query(
                    String.valueOf(number),
                    question.text(),
                    Stem.words(question.text()),
                    Stem.in(question.text()),
                    encoder.map(present -> present.ids(question.text())).orElse(null));
        }
    }

    /**
     * A question as it is put to the model.
     *
     * @param query the question's number
     * @param chunks that it reads
     * @param ids of all tokens that it reads
     * @param right the right answer
     */
    private record Put(int query, boolean afterCutoff, List<Integer> chunks, int[] ids, String right) {
        static Optional<Put> of(int number, BaseQuestion question, TrialRun run, WorldReader reader) {
            Evidence evidence = question.evidence().orElseThrow();
            return run.read(question)
                    .map(chunks -> new Put(
                            number,
                            evidence.afterCutoff(),
                            chunks,
                            reader.prompt(run.texts(chunks), question.text()).ids(),
                            evidence.answer()));
        }
    }

    /** BEIR's qrels. */
    private static void writeGrades(List<BaseQuestion> questions, KnowledgeBase base, OutputStream out)
            throws IOException {
        write(out, "query-id\tcorpus-id\tscore\n");
        for (int number = 0; number < questions.size(); number++) {
            for (Map.Entry<String, Integer> grade :
                    questions.get(number).grades(base).entrySet()) {
                write(out, number + "\t" + grade.getKey() + "\t" + grade.getValue() + "\n");
            }
        }
    }

    /** TREC's run: question, Q0, what is judged, rank, score, tag. The score only says the order. */
    private static void writeRankings(List<BaseQuestion> questions, TrialRun run, OutputStream out) throws IOException {
        for (int number = 0; number < questions.size(); number++) {
            List<String> ranking = run.ranking(questions.get(number));
            for (int rank = 1; rank <= ranking.size(); rank++) {
                write(
                        out,
                        "%d Q0 %s %d %d playground\n"
                                .formatted(number, ranking.get(rank - 1), rank, ranking.size() - rank));
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
