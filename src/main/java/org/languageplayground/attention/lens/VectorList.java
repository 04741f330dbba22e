package org.languageplayground.attention.lens;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.languageplayground.attention.lens.VectorPath.Part;
import org.languageplayground.attention.lens.VectorPath.Stop;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Candidates;
import org.languageplayground.transformer.measure.LogitLens.Kind;
import org.languageplayground.transformer.measure.LogitLens.Station;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.MatrixView.Scale;

/** The stations of a token as a list, and the vector of the one that is open. */
final class VectorList extends Div {
    private static final int ACROSS = 32;
    private static final int MOST_WORDS = 8;

    private final transient LensText text;
    private final transient Consumer<String> open;
    private final Div list = new Div();
    private final Map<String, NativeButton> buttons = new LinkedHashMap<>();
    private final Paragraph about = new Paragraph();
    private final Paragraph sum = new Paragraph();
    private final H3 title = new H3();
    private final Paragraph formula = new Paragraph();
    private final MatrixView strip = new MatrixView(getTranslation("attention.lens.vector"), "residual-stream-vector");
    private final NumberTable words = new NumberTable(
            getTranslation("attention.lens.words"),
            List.of(
                    getTranslation("attention.lens.words.word"),
                    getTranslation("attention.lens.words.logit"),
                    getTranslation("attention.lens.words.share")));

    VectorList(LensText text, Consumer<String> open) {
        this.text = text;
        this.open = open;
        addClassName("lens-path");
        list.addClassName("lens-stations");
        list.getElement().setAttribute("role", "group");
        list.getElement().setAttribute("aria-label", getTranslation("attention.lens.path"));
        sum.addClassName("help");
        formula.addClassName("lens-formula");
        strip.setTitles("", getTranslation("attention.lens.dimension"));
        Div vector = new Div(title, formula, Origin.computed(), strip, words);
        Div columns = new Div(list, vector);
        columns.addClassName("lens-columns");
        add(about, columns, sum);
    }

    /** The station that shows a place on the stream. */
    static String key(Kind kind) {
        return switch (kind) {
            case EMBEDDING -> "start";
            case ATTENTION -> "middle";
            case BLOCK -> "output";
        };
    }

    /** The place on the stream that a station shows, counted from 0; −1 where it shows none. */
    static int station(String key, int layer, List<Station> stations) {
        return switch (key) {
            case "start" -> 0;
            case "middle" -> 1 + 2 * layer;
            case "output" -> 2 + 2 * layer;
            case "last", "final", "logits", "softmax" -> stations.size() - 1;
            default -> -1;
        };
    }

    void show(ReadingSimulation simulation, int token) {
        Reading reading = simulation.reading();
        List<Stop> stops = stops(simulation, token);
        String wanted = simulation.get(LensFields.STATION);
        Stop opened = stops.stream()
                .filter(stop -> stop.key().equals(wanted))
                .findFirst()
                .orElse(stops.getLast());
        about.setText(text.text(
                "path.about",
                reading.tokens().get(token),
                reading.trace().batch().ids()[token],
                reading.layer() + 1,
                reading.inspectedHead() + 1));
        showButtons(reading, stops, opened);
        title.setText(text.name(opened, reading.layer(), reading.inspectedHead()));
        formula.setText(text.formula(opened, reading.causal()));
        strip.setVisible(!opened.words());
        words.setVisible(opened.words());
        if (opened.words()) {
            showWords(simulation, stops);
        } else {
            String key = opened.key();
            strip.show(folded(opened), Scale.SIGNED, false, () -> folded(find(stops(simulation, token), key)));
            strip.setCaption(strip.pooled() ? getTranslation("attention.positions.pooled") : "");
        }
        sum.setText(text.text(
                reading.causal() ? "sum" : "sum.bert",
                text.tiny(VectorPath.greatestDifference(simulation.model(), reading.trace(), token))));
    }

    private static List<Stop> stops(ReadingSimulation simulation, int token) {
        Reading reading = simulation.reading();
        int there = Math.min(token, reading.size() - 1);
        return VectorPath.of(simulation.model(), reading.trace(), there, reading.layer(), reading.inspectedHead());
    }

    private static Stop find(List<Stop> stops, String key) {
        return stops.stream().filter(stop -> stop.key().equals(key)).findFirst().orElse(stops.getFirst());
    }

    private void showButtons(Reading reading, List<Stop> stops, Stop opened) {
        List<String> keys = stops.stream().map(Stop::key).toList();
        if (!keys.equals(List.copyOf(buttons.keySet()))) {
            buttons.clear();
            list.removeAll();
            for (String key : keys) {
                NativeButton button = new NativeButton("", event -> open.accept(key));
                button.add(new Span(), new Span());
                buttons.put(key, button);
                list.add(button);
            }
        }
        for (Stop stop : stops) {
            NativeButton button = buttons.get(stop.key());
            List<Span> parts = button.getChildren().map(Span.class::cast).toList();
            parts.get(0).setText(text.name(stop, reading.layer(), reading.inspectedHead()));
            parts.get(1)
                    .setText(
                            stop.key().equals("softmax")
                                    ? text.shape(stop)
                                    : text.text(
                                            stop.parts().size() == 1 ? "norm" : "norm.q",
                                            text.shape(stop),
                                            text.number(stop.norm(), 2)));
            button.getElement().setAttribute("aria-pressed", String.valueOf(stop == opened));
        }
    }

    private void showWords(ReadingSimulation simulation, List<Stop> stops) {
        float[] logits = find(stops, "logits").parts().getFirst().vector();
        words.show(
                Candidates.likeliest(MOST_WORDS, logits).stream()
                        .map(one -> List.of(
                                simulation.tokenizer().token(one.id()),
                                text.number(logits[one.id()], 3),
                                text.percent(one.probability())))
                        .toList(),
                0);
    }

    /** A long vector in rows of as many numbers as divide it, 32 at most, so that it can be seen as a whole. */
    private static Labelled folded(Stop stop) {
        int length = stop.parts().getFirst().vector().length;
        int across = IntStream.rangeClosed(1, Math.min(ACROSS, length))
                .filter(count -> length % count == 0)
                .max()
                .orElseThrow();
        Matrix matrix = Matrix.zeros(stop.parts().size() * length / across, across);
        List<String> rows = new ArrayList<>();
        int at = 0;
        for (Part part : stop.parts()) {
            System.arraycopy(part.vector(), 0, matrix.values(), at, length);
            at += length;
            for (int from = 0; from < length; from += across) {
                rows.add((part.name() + " " + from + "–" + (from + across - 1)).strip());
            }
        }
        List<String> columns =
                IntStream.range(0, across).mapToObj(String::valueOf).toList();
        return new Labelled(rows, columns, matrix);
    }
}
