package org.languageplayground.attention;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.languageplayground.attention.Reading.Steps;
import org.languageplayground.ui.NumberTable;

/** "Step by step": from one token's query to what its head writes, every number of the way. */
final class StepsPanel extends Div {
    private static final int MOST_KEYS = 12;

    private final Text about = new Text("");
    private final Line query = new Line("query");
    private final Line key = new Line("key");
    private final Line value = new Line("value");
    private final Line output = new Line("output");
    private final Text score = new Text("");
    private final Text note = new Text("");
    private final NumberTable keys = new NumberTable(
            getTranslation("attention.steps"),
            List.of(
                    getTranslation("attention.step.table.key"),
                    getTranslation("attention.step.table.score"),
                    getTranslation("attention.step.table.scaled"),
                    getTranslation("attention.step.table.weight")));

    StepsPanel() {
        addClassName("steps");
        Paragraph sum = new Paragraph(score);
        sum.addClassName("step-sum");
        Paragraph help = new Paragraph(note);
        help.addClassName("help");
        add(new Paragraph(about), query, key, sum, keys, help, value, output);
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

    /** Follows the token that the reading inspects. */
    void show(Reading reading, AttentionText text) {
        Steps steps = reading.steps(reading.inspectedToken());
        int strongest = AttentionText.strongest(steps.weights());
        String queryToken = reading.tokens().get(steps.query());
        String keyToken = reading.tokens().get(strongest);
        String head = text.number(reading.inspectedHead() + 1);
        about.setText(text.step(
                "about", queryToken, text.number(reading.state().layer() + 1), head, text.number(steps.q().length)));
        query.show(text.step("query", queryToken), text.vector(steps.q()));
        key.show(text.step("key", keyToken), text.vector(steps.keys().row(strongest)));
        score.setText(text.step(
                "score",
                text.number(steps.scores()[strongest], 3),
                text.number(steps.scale(), 4),
                text.number(steps.scores()[strongest] * steps.scale(), 3)));
        showKeys(reading, steps, strongest, text);
        value.show(text.step("value", keyToken), text.vector(steps.values().row(strongest)));
        output.show(text.step("output"), text.vector(steps.output()));
    }

    private void showKeys(Reading reading, Steps steps, int strongest, AttentionText text) {
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
                text.number(reading.size() - visible),
                text.number(visible - shown.size())));
    }
}
