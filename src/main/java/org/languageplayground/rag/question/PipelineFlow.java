package org.languageplayground.rag.question;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.languageplayground.rag.base.IndexProgress;
import org.languageplayground.search.Method;
import org.languageplayground.search.analysis.EnglishWords;
import org.languageplayground.search.analysis.PlainWords;
import org.languageplayground.search.analysis.Term;
import org.languageplayground.ui.MarkedText;
import org.languageplayground.ui.MarkedText.Kind;
import org.languageplayground.ui.MarkedText.Mark;

/** "Pipeline": the stages of a question, and what each of them hands on to the next. */
@Tag("pipeline-flow")
@JsModule("./elements/pipeline-flow.ts")
public final class PipelineFlow extends Component {
    private static final int HEIGHT = 50;
    private static final int MOST_CELLS = 300;

    private final transient QuestionText text;

    /** One stage as the browser draws it; what it hands on is told by all but the first four. */
    private record Step(
            String name,
            String time,
            String note,
            String state,
            String words,
            Map<String, List<Integer>> marks,
            List<String> terms,
            List<Integer> vector,
            List<Integer> cells,
            String answer) {}

    /** An empty flow. */
    public PipelineFlow(QuestionText text) {
        this.text = text;
        getElement().setProperty("name", text.pipeline());
        getElement().setAttribute("data-part", "pipeline");
    }

    /**
     * The stages of a question that has been looked up.
     *
     * @param progress how far the index is, where it is not whole yet
     */
    public void show(RagReading reading, Optional<IndexProgress> progress) {
        String reads = progress.map(text::read).orElse("");
        show(stage -> step(stage, reading, stage == Stage.EMBED ? reads : ""));
    }

    /**
     * Nothing is asked, or nothing can be searched yet.
     *
     * @param underWay what is waited for, in a few words; none where nothing is
     */
    public void showWaiting(Optional<String> underWay) {
        show(stage -> waiting(stage, underWay));
    }

    private void show(Function<Stage, Step> step) {
        getElement()
                .setPropertyList("steps", Stream.of(Stage.values()).map(step).toList());
    }

    private Step waiting(Stage stage, Optional<String> underWay) {
        boolean here = underWay.isPresent() && stage == Stage.EMBED;
        String state = here ? "running" : underWay.isPresent() && stage == Stage.QUERY ? "done" : "";
        return new Step(
                text.stage(stage),
                "",
                here ? underWay.get() : "",
                state,
                "",
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                "");
    }

    private Step step(Stage stage, RagReading reading, String reads) {
        StageTimes times = reading.times();
        boolean done = times.isDone(stage);
        return new Step(
                text.stage(stage),
                done ? text.time(times.nanos(stage).getAsLong()) : "",
                reads.isEmpty() ? text.stage(stage, reading) : reads,
                times.isRunning(stage) || !reads.isEmpty() ? "running" : done ? "done" : "",
                stage == Stage.QUERY ? reading.asked().query() : "",
                stage == Stage.QUERY ? MarkedText.byKind(marks(reading)) : Map.of(),
                stage == Stage.EMBED ? terms(reading) : List.of(),
                stage == Stage.EMBED ? vector(reading) : List.of(),
                stage == Stage.RETRIEVE ? cells(reading) : List.of(),
                stage == Stage.LLM ? answer(reading) : "");
    }

    private static List<Term> searched(RagReading reading) {
        String query = reading.asked().query();
        return switch (reading.asked().method()) {
            case TF_IDF ->
                new PlainWords()
                        .terms(query).stream()
                                .filter(term -> !reading.unknown().contains(term.text()))
                                .toList();
            case DENSE -> List.of();
            case BM25, HYBRID, HYBRID_RERANKED, LSA ->
                new EnglishWords()
                        .terms(query).stream()
                                .filter(term -> reading.base().statistics().holds(term.text()))
                                .toList();
        };
    }

    /** The words that are searched for stand out, and those that the base should hold and does not are struck through. */
    private static List<Mark> marks(RagReading reading) {
        Guidance guidance = reading.guidance();
        Stream<Mark> searched = searched(reading).stream().map(term -> mark(term, Kind.MATCH));
        Stream<Mark> left = new PlainWords()
                .terms(reading.asked().query()).stream()
                        .filter(term -> guidance.near().containsKey(term.text())
                                || guidance.strange().contains(term.text()))
                        .map(term -> mark(term, Kind.LEFT));
        return Stream.concat(searched, left).toList();
    }

    private static Mark mark(Term term, Kind kind) {
        return new Mark(term.span().start(), term.span().end(), kind);
    }

    private static List<String> terms(RagReading reading) {
        return reading.asked().method() == Method.LSA
                ? List.of()
                : searched(reading).stream().map(Term::text).distinct().toList();
    }

    /** The numbers of the vector as heights, the greatest {@link #HEIGHT}: as exact as they are drawn. */
    private static List<Integer> vector(RagReading reading) {
        double[] vector =
                switch (reading.asked().method()) {
                    case TF_IDF, BM25 -> new double[0];
                    case DENSE, HYBRID, HYBRID_RERANKED, LSA ->
                        reading.space().orElseThrow().vector(reading.asked().query());
                };
        double greatest = Arrays.stream(vector).map(Math::abs).max().orElse(0);
        return Arrays.stream(vector)
                .mapToObj(value -> greatest == 0 ? 0 : (int) Math.round(HEIGHT * value / greatest))
                .toList();
    }

    /** How many cells the base is drawn with, a chunk each where there are few; then those in which a retrieved chunk lies. */
    private static List<Integer> cells(RagReading reading) {
        int chunks = reading.base().chunks().size();
        int cells = Math.min(MOST_CELLS, chunks);
        return Stream.concat(
                        Stream.of(cells),
                        reading.retrieved().stream()
                                .map(hit -> (int) ((long) hit.chunk() * cells / chunks))
                                .distinct()
                                .sorted())
                .toList();
    }

    private String answer(RagReading reading) {
        return switch (reading.answer()) {
            case Answer.OfTheModel model ->
                model.retrieved().map(grounded -> text.answer(grounded.said())).orElse("–");
            case Answer.Extracted extracted ->
                text.sentences(extracted.sentences().sentences().size());
            case Answer.OfTheLlm answer -> "";
        };
    }
}
