package org.languageplayground.attention;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.Reading.Steps;
import org.languageplayground.ui.NumberTable;
import org.languageplayground.ui.Origin;
import org.languageplayground.ui.chapter.Panel;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.MatrixView.Scale;
import org.languageplayground.ui.check.CheckFile;

/** "Step by step": from one token's query to what its head writes, every number of the way. */
final class StepsPanel extends Panel<AttentionSimulation> {
    private static final int MOST_KEYS = 12;

    private final transient AttentionText text;
    private final Text about = new Text("");
    private final Line query = new Line("query");
    private final Line key = new Line("key");
    private final Line value = new Line("value");
    private final Line output = new Line("output");
    private final Text score = new Text("");
    private final Text note = new Text("");
    private final Text spread = new Text("");
    private final NumberTable keys = new NumberTable(
            getTranslation("attention.steps"),
            List.of(
                    getTranslation("attention.step.table.key"),
                    getTranslation("attention.step.table.score"),
                    getTranslation("attention.step.table.scaled"),
                    getTranslation("attention.step.table.weight")));

    private final Div scores = new Div();
    private final Div one = new Div();
    private final NumberTable heads = new NumberTable(
            getTranslation("attention.steps.heads"),
            List.of(getTranslation("attention.head"), getTranslation("attention.step.table.weight")));

    private final MatrixView drift = new MatrixView(getTranslation("attention.drift"), "drift");

    StepsPanel(AttentionText text) {
        this.text = text;
        drift.setTitles(getTranslation("attention.drift.token"), getTranslation("attention.drift.layer"));
        addClassName("steps");
        Paragraph sum = new Paragraph(score);
        sum.addClassName("step-sum");
        Paragraph help = new Paragraph(note);
        help.addClassName("help");
        scores.add(keys, help);
        one.add(query, key, sum, value, output);
        Div left = new Div(
                new H2(getTranslation("attention.steps")),
                Origin.computed(),
                new Paragraph(about),
                scores,
                heads,
                new Paragraph(spread));
        Div right = new Div(
                one,
                new H2(getTranslation("attention.drift")),
                Origin.computed(),
                new Paragraph(getTranslation("attention.drift.about")),
                drift);
        add(columns(left, right));
    }

    /** A named vector. */
    private static final class Line extends Div {
        private final Text name = new Text("");
        private final Text numbers = new Text("");

        Line(String kind) {
            addClassNames("vector", kind);
            add(part("vector-name", name), part("vector-numbers", numbers));
        }

        private static Span part(String name, Text text) {
            Span part = new Span(text);
            part.addClassName(name);
            return part;
        }

        void show(String title, String values) {
            name.setText(title);
            numbers.setText(values);
        }
    }

    @Override
    public List<CheckFile<AttentionSimulation>> files() {
        return AttentionCheck.HEADS;
    }

    /** Follows the last selected token. */
    @Override
    public void show(AttentionSimulation simulation) {
        setVisible(!simulation.empty());
        if (!simulation.empty()) {
            Reading reading = simulation.reading();
            boolean single = reading.head().single();
            scores.setVisible(single);
            one.setVisible(single);
            heads.setVisible(!single);
            spread.setText(text.spread(reading));
            drift.show(drift(reading), Scale.SIGNED, false, () -> drift(simulation.reading()));
            drift.setSelectedRows(reading.selected());
            if (single) {
                show(reading);
            } else {
                showMean(reading);
            }
        }
    }

    private static Labelled drift(Reading reading) {
        List<String> layers = IntStream.rangeClosed(0, reading.config().layers())
                .mapToObj(String::valueOf)
                .toList();
        return new Labelled(reading.tokens(), layers, reading.drift());
    }

    /** How the mean of all heads came about, for the token it falls on most. */
    private void showMean(Reading reading) {
        int query = reading.selected().getLast();
        int strongest = AttentionText.strongest(reading.weights().row(query));
        about.setText(text.step(
                "mean",
                reading.tokens().get(query),
                reading.tokens().get(strongest),
                text.number(reading.layer() + 1)));
        List<List<String>> rows = new ArrayList<>();
        for (int head = 0; head < reading.config().heads(); head++) {
            rows.add(List.of(
                    text.head(new HeadChoice(head)),
                    text.number(reading.weights(head).get(query, strongest), 4)));
        }
        rows.add(List.of(
                text.head(HeadChoice.MEAN), text.number(reading.weights().get(query, strongest), 4)));
        heads.show(rows, rows.size() - 1);
    }

    private void show(Reading reading) {
        Steps steps = reading.steps(reading.selected().getLast());
        int strongest = AttentionText.strongest(steps.weights());
        String queryToken = reading.tokens().get(steps.query());
        String keyToken = reading.tokens().get(strongest);
        String head = text.number(reading.inspectedHead() + 1);
        about.setText(
                text.step("about", queryToken, text.number(reading.layer() + 1), head, text.number(steps.q().length)));
        query.show(text.step("query", queryToken), text.vector(steps.q()));
        key.show(text.step("key", keyToken), text.vector(steps.keys().row(strongest)));
        score.setText(text.step(
                "score",
                text.number(steps.scores()[strongest], 3),
                text.number(steps.scale(), 4),
                text.number(steps.scores()[strongest] * steps.scale(), 3)));
        showKeys(reading, steps, strongest);
        value.show(text.step("value", keyToken), text.vector(steps.values().row(strongest)));
        output.show(text.step("output"), text.vector(steps.output()));
    }

    private void showKeys(Reading reading, Steps steps, int strongest) {
        int visible = reading.causal() ? steps.query() + 1 : reading.size();
        List<Integer> shown = AttentionText.greatest(MOST_KEYS, Arrays.copyOf(steps.weights(), visible));
        List<List<String>> rows = new ArrayList<>();
        for (int key : shown) {
            rows.add(List.of(
                    reading.tokens().get(key),
                    text.number(steps.scores()[key], 3),
                    text.number(steps.scores()[key] * steps.scale(), 3),
                    text.number(steps.weights()[key], 4)));
        }
        keys.show(rows, shown.indexOf(strongest));
        note.setText(text.step(
                reading.causal() ? "mask.causal" : "mask.none",
                reading.size() - visible,
                text.number(visible - shown.size())));
    }
}
