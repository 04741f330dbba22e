package org.languageplayground.rag;

import com.vaadin.flow.component.Component;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.rag.Trial.Kind;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.Method;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.CheckThis;
import org.languageplayground.ui.check.Content;
import org.languageplayground.ui.check.Displayed;

/**
 * What the evaluation's numbers are made from, in the layouts of BEIR and TREC: the questions, the grades, each way's rankings, and
 * what the tiny model reads before each answer. The rankings are made anew when someone asks for them; the same questions find the same chunks.
 */
final class EvaluationCheck {
    private final Component panel;
    private final Supplier<RagSimulation> simulation;

    private EvaluationCheck(Component panel, Supplier<RagSimulation> simulation) {
        this.panel = panel;
        this.simulation = simulation;
    }

    /** Links to the files of a panel. */
    static CheckThis of(Component panel, Supplier<RagSimulation> simulation) {
        EvaluationCheck check = new EvaluationCheck(panel, simulation);
        return new CheckThis(
                new CheckFile("rag.check.measures.", "evaluation.json", check::measured, check::numbers),
                new CheckFile("rag.check.rankings.", "evaluation.zip", check::measured, check::files));
    }

    private boolean measured() {
        return trials().findAny().isPresent();
    }

    /** Those on the page that were tried. */
    private Stream<Trial> trials() {
        RagSimulation now = simulation.get();
        return Trial.all(now.state(), now.corpus()).stream()
                .filter(trial -> now.outcome(trial).isPresent());
    }

    private record Numbers(Displayed displayed, String base, List<Tried> trials) {}

    /**
     * A trial.
     *
     * @param file of its rankings, or of what the model reads
     * @param k how many chunks the model reads; 0 where that does not matter
     */
    private record Tried(Kind kind, Method method, int size, int overlap, int k, String file, Outcome outcome) {}

    private Content numbers() {
        RagSimulation now = simulation.get();
        return Content.json(new Numbers(
                Displayed.in(panel),
                now.state().base().id(),
                trials().map(trial -> new Tried(
                                trial.kind(),
                                trial.method(),
                                trial.index().size(),
                                trial.index().overlap(),
                                trial.k(),
                                file(trial),
                                now.outcome(trial).orElseThrow()))
                        .toList()));
    }

    private static String cut(IndexCache.Key index) {
        return index.size() + "-" + index.overlap();
    }

    private static String file(Trial trial) {
        String method = trial.method() == null ? "" : id(trial.method()) + "-";
        return trial.kind() == Kind.RETRIEVAL
                ? "runs/" + method + cut(trial.index()) + ".txt"
                : "prompts/" + id(trial.kind()) + "-" + method + cut(trial.index()) + "-" + trial.k() + ".jsonl";
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Trials whose index has been dropped meanwhile are left out. */
    private Content files() {
        KnowledgeBases bases = simulation.get().bases();
        List<BaseQuestion> questions = Evaluator.answerable(simulation.get().corpus());
        Map<String, Content> files = new LinkedHashMap<>();
        files.put("queries.jsonl", Content.jsonLines(() -> IntStream.range(0, questions.size())
                .mapToObj(number -> Query.of(number, questions.get(number)))));
        for (Trial trial : trials().toList()) {
            Optional<KnowledgeBase> index = bases.indexes().known(trial.index());
            index.ifPresent(base -> {
                files.putIfAbsent("qrels/" + cut(trial.index()) + ".tsv", out -> writeGrades(questions, base, out));
                TrialRun run = new TrialRun(trial, base, bases.reader());
                files.put(
                        file(trial),
                        trial.kind() == Kind.RETRIEVAL
                                ? out -> writeRankings(questions, run, out)
                                : Content.jsonLines(() -> IntStream.range(0, questions.size())
                                        .mapToObj(number -> Put.of(number, questions.get(number), run, bases.reader()))
                                        .flatMap(Optional::stream)));
            });
        }
        return Content.zip(files);
    }

    /** A question, by the number that the other files call it. */
    private record Query(String _id, String text, List<String> words, List<RagCheck.Stem> stems) {
        static Query of(int number, BaseQuestion question) {
            return new Query(
                    String.valueOf(number),
                    question.text(),
                    RagCheck.words(question.text()),
                    RagCheck.stems(question.text()));
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
