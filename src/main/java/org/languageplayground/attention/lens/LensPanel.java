package org.languageplayground.attention.lens;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.measure.LogitAttribution;
import org.languageplayground.transformer.measure.LogitAttribution.Vote;
import org.languageplayground.transformer.measure.LogitLens.Kind;
import org.languageplayground.transformer.measure.LogitLens.Station;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chart.ApexChart;
import org.languageplayground.ui.chart.ApexChart.Series;
import org.languageplayground.ui.chart.LensGrid;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.glossary.Prose;

/** "Lens": who voted for the word, what the model would say after each part, and every vector from the token to the output. */
public final class LensPanel extends Panel<ReadingSimulation> {
    private final transient LensText text;
    private final transient ModelLibrary library;
    private final H2 votesTitle = new H2();
    private final ApexChart votes = new ApexChart(text("votes"), "votes-for-the-word", ApexChart.Type.BAR);
    private final Div votesPart = new Div(votesTitle, Origin.computed(), votes);
    private final Paragraph noVotes = new Paragraph(text("votes.none"));
    private final H2 curveTitle = new H2();
    private final ApexChart curve = new ApexChart(text("curve"), "lens-by-station", ApexChart.Type.LINE);
    private final NumberTable table = new NumberTable(
            text("table"), List.of(text("station"), text("table.share"), text("table.bits"), text("table.untrained")));
    private final Details tablePart = new Details(text("table"), new Div(Origin.computed(), table));
    private final H2 gridTitle = new H2();
    private final LensGrid grid = new LensGrid(text("grid"), "logit-lens");
    private final Prose gridAbout = new Prose(text("grid.about"));
    private final Prose gridAboutCosine = new Prose(text("grid.about.cosine"));
    private final Paragraph gridCut = new Paragraph();
    private final VectorList vectors;
    private final Details path;
    private transient LensReading lens;
    private int layer;
    private String station = LensFields.FIRST_STATION;

    /** Opens a station of a token; −1 for the token that is chosen. */
    public interface Open {
        /** All counted from 0; −1 for the layer that is shown. */
        void open(int token, int layer, String station);
    }

    /** An empty panel that calls back with what was pressed. */
    public LensPanel(ModelLibrary library, LensText text, Open open) {
        this.text = text;
        this.library = library;
        vectors = new VectorList(text, key -> open.open(-1, -1, key));
        addClassName("lens");
        noVotes.addClassName("help");
        gridCut.addClassName("help");
        votes.setSigned();
        votes.setColors(List.of("--accent", "--ink-soft"));
        curve.setDashes(List.of(0, 6));
        grid.setCorner(text("station"));
        grid.addCellListener((station, token) -> {
            Station pressed = lens.stations().get(station);
            open.open(
                    lens.from() + token,
                    pressed.kind() == Kind.EMBEDDING ? -1 : pressed.layer(),
                    VectorList.key(pressed.kind()));
        });
        Div pictures = new Div(votesPart, new Div(curveTitle, Origin.computed(), curve));
        pictures.addClassName("lens-pictures");
        path = new Details(text("path"), vectors);
        add(
                new Div(gridTitle, Origin.computed(), grid),
                gridCut,
                gridAbout,
                gridAboutCosine,
                pictures,
                noVotes,
                tablePart,
                path);
    }

    private String text(String key) {
        return getTranslation("attention.lens." + key);
    }

    @Override
    public List<CheckFile<ReadingSimulation>> files() {
        return LensCheck.FILES;
    }

    @Override
    public void show(ReadingSimulation simulation) {
        setVisible(!simulation.empty());
        if (simulation.empty()) {
            return;
        }
        Reading reading = simulation.reading();
        Transformer model = simulation.model();
        int token = reading.selected().getLast();
        layer = reading.layer();
        lens = LensReading.of(model, reading.trace(), token, simulation.tokenizer()::token, lens);
        String word = lens.words() ? simulation.tokenizer().token(lens.word()) : "";
        showVotes(model, reading, token, word);
        showCurve(simulation, reading, token, word);
        showGrid(reading, token);
        vectors.show(simulation, token);
        if (!simulation.get(LensFields.STATION).equals(station)) {
            station = simulation.get(LensFields.STATION);
            path.setOpened(true);
        }
    }

    private void showVotes(Transformer model, Reading reading, int token, String word) {
        boolean apart = LogitAttribution.applies(model);
        votesPart.setVisible(apart);
        noVotes.setVisible(!apart);
        if (!apart) {
            return;
        }
        LogitAttribution parts = LogitAttribution.of(model, reading.trace(), token, lens.word());
        Unchanged.orText(votesTitle, text.text("votes.title", word));
        votes.setAxis(text("votes.unit"), greatest(parts.votes()));
        votes.show(
                parts.votes().stream().map(text::bar).toList(),
                List.of(
                        new Series(
                                text.text("votes.word", word),
                                parts.votes().stream().map(Vote::word).toList()),
                        new Series(
                                text("votes.average"),
                                parts.votes().stream().map(Vote::average).toList())));
        votes.setCaption(text.votes(parts, word));
    }

    private static double greatest(List<Vote> votes) {
        return Math.ceil(votes.stream()
                .mapToDouble(vote -> Math.max(vote.word(), vote.average()))
                .max()
                .orElse(1));
    }

    private void showCurve(ReadingSimulation simulation, Reading reading, int token, String word) {
        List<String> stations = lens.stations().stream().map(text::station).toList();
        String named = reading.tokens().get(token);
        Unchanged.orText(
                curveTitle, lens.words() ? text.text("curve.title", word) : text.text("curve.title.cosine", named));
        List<Series> series = new ArrayList<>(
                List.of(new Series(lens.words() ? text("curve.model") : text("curve.own"), lens.shares())));
        List<Double> baseline = baseline(simulation, reading, token);
        if (!baseline.isEmpty()) {
            series.add(new Series(lens.words() ? text("curve.untrained") : text("curve.others"), baseline));
        }
        curve.setAxis(lens.words() ? text("curve.unit") : text("curve.unit.cosine"), 1);
        curve.show(stations, series);
        curve.setCaption(lens.words() ? text.rise(lens, word, token) : text("curve.caption.cosine"));
        tablePart.setVisible(lens.words());
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; lens.words() && i < stations.size(); i++) {
            rows.add(List.of(
                    stations.get(i),
                    text.share(lens.shares().get(i)),
                    text.number(lens.bits().get(i), 2),
                    baseline.isEmpty() ? "–" : text.share(baseline.get(i))));
        }
        table.show(rows, rows.size() - 1);
    }

    /** What says nothing of the token: with words those of an untrained model of the shape, without them the other tokens' vectors. */
    private List<Double> baseline(ReadingSimulation simulation, Reading reading, int token) {
        if (!lens.words()) {
            return LensReading.withOthers(reading.trace(), lens.stations(), token);
        }
        if (!simulation.hasSiblings() || simulation.get(ReadingFields.UNTRAINED)) {
            return List.of();
        }
        Transformer untrained = library.untrained(simulation.config());
        return LensReading.probabilities(
                untrained,
                untrained.forward(reading.trace().batch(), reading.trace().settings()),
                token,
                lens.word());
    }

    private void showGrid(Reading reading, int token) {
        grid.show(
                lens.stations().stream().map(text::station).toList(),
                reading.tokens().subList(lens.from(), lens.from() + lens.tokens()),
                lens.cells());
        grid.mark(
                token - lens.from(),
                VectorList.station(reading.state().get(LensFields.STATION), layer, lens.stations()));
        Unchanged.orText(gridTitle, text(lens.words() ? "grid.title" : "grid.title.cosine"));
        gridAbout.setVisible(lens.words());
        gridAboutCosine.setVisible(!lens.words());
        gridCut.setVisible(lens.tokens() < reading.size());
        gridCut.setText(text.text("grid.cut", lens.tokens(), reading.size()));
    }
}
