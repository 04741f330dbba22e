package org.languageplayground.rag.ranking;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.rag.question.QuestionCheck;
import org.languageplayground.rag.question.RagReading;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.search.retrieval.Hit;
import org.languageplayground.search.retrieval.VectorRetriever;
import org.languageplayground.search.vector.DenseVectors;
import org.languageplayground.search.vector.PrincipalComponents;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Points;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;
import org.languageplayground.ui.glossary.Prose;

/** "Vector space": chunks and query in the plane in which the chunks differ most; neighbours are those of the whole space. */
public final class VectorSpacePanel extends Panel<RagSimulation> {
    private static final int MOST_POINTS = 250;
    private static final int NEIGHBOURS = 5;
    private static final double PRECISION = 1e4;

    private final ApexChart chart = new ApexChart(getTranslation("rag.space"), "vector-space", ApexChart.Type.SCATTER);
    private final Paragraph neighbours = new Paragraph();
    private final WordSimilarity words;
    private final List<List<Integer>> shown = new ArrayList<>();
    private transient RagReading reading;
    private transient VectorRetriever space;
    private final transient RankingText text;

    public VectorSpacePanel(RankingText text) {
        this.text = text;
        chart.setColors(List.of("--ink-soft", "--accent", "--query"));
        chart.addPointListener(this::tellNeighbours);
        neighbours.addClassName("neighbours");
        words = new WordSimilarity(text);
        Div map = new Div(
                new H2(getTranslation("rag.space")),
                Origin.computed(),
                new Prose(getTranslation("rag.space.about")),
                chart,
                neighbours);
        Div beside = new Div(map, words);
        beside.addClassName("ranked-beside");
        add(beside);
    }

    @Override
    public List<CheckFile<RagSimulation>> files() {
        return List.of(QuestionCheck.INDEX, QuestionCheck.ENCODER);
    }

    @Override
    public void show(RagSimulation simulation) {
        Optional<VectorRetriever> there = simulation.reading().flatMap(RagReading::space);
        there.ifPresent(now -> show(simulation.reading().orElseThrow(), now));
        chart.setVisible(there.isPresent());
        neighbours.setVisible(there.isPresent());
        words.setVisible(simulation.reading().isPresent());
        simulation.reading().ifPresent(words::show);
    }

    private void show(RagReading newReading, VectorRetriever newSpace) {
        if (reading != null && space == newSpace && same(reading, newReading)) {
            return;
        }
        reading = newReading;
        space = newSpace;
        PrincipalComponents plane = reading.base().plane(space);
        List<double[]> vectors = space.vectors();
        Set<Integer> hits = reading.retrieved().stream().map(Hit::chunk).collect(Collectors.toSet());
        List<Integer> others = spread(IntStream.range(0, vectors.size())
                .filter(chunk -> !hits.contains(chunk) && DenseVectors.length(vectors.get(chunk)) > 0)
                .boxed()
                .toList());
        List<Integer> retrieved = List.copyOf(hits);
        shown.clear();
        shown.addAll(List.of(others, retrieved));
        double[] query = space.vector(reading.asked().query());
        boolean inSpace = DenseVectors.length(query) > 0;
        chart.showPoints(() -> List.of(
                new Points(getTranslation("rag.space.chunks"), places(others, vectors, plane)),
                new Points(getTranslation("rag.space.retrieved"), places(retrieved, vectors, plane)),
                new Points(getTranslation("rag.space.query"), inSpace ? List.of(place(query, plane)) : List.of())));
        chart.setCaption(text.spaceCaption(
                new RankingText.Drawn(
                        space == reading.base().lsa().orElse(null),
                        query.length,
                        others.size() + retrieved.size(),
                        vectors.size()),
                plane,
                inSpace));
        neighbours.setText(getTranslation("rag.space.hint"));
    }

    private static boolean same(RagReading one, RagReading other) {
        return one.retrieved().equals(other.retrieved())
                && one.asked().query().equals(other.asked().query());
    }

    /** Some of many, evenly. */
    private static List<Integer> spread(List<Integer> all) {
        int most = Math.min(MOST_POINTS, all.size());
        return IntStream.range(0, most)
                .mapToObj(i -> all.get((int) ((long) i * all.size() / most)))
                .toList();
    }

    private static List<List<Double>> places(List<Integer> chunks, List<double[]> vectors, PrincipalComponents plane) {
        return chunks.stream().map(chunk -> place(vectors.get(chunk), plane)).toList();
    }

    private static List<Double> place(double[] vector, PrincipalComponents plane) {
        double[] place = plane.project(vector);
        return List.of(Math.rint(place[0] * PRECISION) / PRECISION, Math.rint(place[1] * PRECISION) / PRECISION);
    }

    private void tellNeighbours(int series, int point) {
        boolean query = series == shown.size();
        if (reading == null
                || series > shown.size()
                || (!query && point >= shown.get(series).size())) {
            return;
        }
        Optional<Integer> chunk =
                query ? Optional.empty() : Optional.of(shown.get(series).get(point));
        double[] vector = chunk.map(space.vectors()::get)
                .orElseGet(() -> space.vector(reading.asked().query()));
        List<Hit> nearest = space.nearest(vector, NEIGHBOURS + 1).stream()
                .filter(hit -> chunk.filter(own -> own == hit.chunk()).isEmpty())
                .limit(NEIGHBOURS)
                .toList();
        neighbours.setText(text.neighbours(reading, chunk, nearest, vector.length));
        getUI().ifPresent(ui -> LiveRegion.of(ui).say(Voice.MESSAGE, neighbours.getText()));
    }
}
