package org.languageplayground.attention.history;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import java.util.Map;
import java.util.function.Supplier;
import org.languageplayground.attention.history.HistoryExplorer.Snapshot;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chapter.Controls;
import org.languageplayground.ui.chart.AttentionArcs;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.WordBars;

/** The sentence of the stage as the weights of one checkpoint read it: where the chosen tokens look, and what is said next. */
final class SnapshotView extends Div {
    private final transient HistoryText text;
    private final transient Supplier<Snapshot> again;
    private final H3 title = new H3();
    private final WordBars words =
            new WordBars(getTranslation("attention.history.said"), "what-it-says-at-the-checkpoint");
    private final AttentionArcs arcs =
            new AttentionArcs(getTranslation("attention.history.arcs"), "attention-arcs-at-the-checkpoint") {
                @Override
                protected Map<String, String> words() {
                    Map<String, String> words = super.words();
                    words.put("tokens", getTranslation("attention.history.tokens"));
                    return words;
                }
            };
    private transient ReadingSimulation shown;

    /**
     * An empty view.
     *
     * @param again computes what is shown once more
     * @param seen says it in a sentence
     */
    SnapshotView(
            HistoryText text,
            Controls<? extends ReadingSimulation> controls,
            Supplier<Snapshot> again,
            Supplier<String> seen) {
        this.text = text;
        this.again = again;
        addClassName("history-snapshot");
        arcs.addSelectListener((token, add) -> controls.act(() -> {
            shown.select(token, add);
            return seen.get();
        }));
        arcs.addLayerListener(layer -> controls.act(() -> {
            shown.set(ReadingFields.LAYER, layer);
            return seen.get();
        }));
        add(arcs, new Div(title, words));
    }

    /**
     * Shows it.
     *
     * @param snapshot null where there is no token
     */
    void show(ReadingSimulation simulation, Snapshot snapshot) {
        shown = simulation;
        setVisible(snapshot != null);
        if (snapshot == null) {
            return;
        }
        Reading reading = snapshot.reading();
        arcs.show(
                reading.tokens(),
                reading.weights(),
                reading.causal(),
                () -> labelled(again.get().reading()));
        arcs.setSelected(reading.selected());
        arcs.setLayer(reading.layer(), reading.config().layers());
        Unchanged.orText(title, text.says(snapshot.checkpoint()));
        words.show(Said.bars(snapshot.words()), 0);
    }

    private static Labelled labelled(Reading reading) {
        return new Labelled(reading.tokens(), reading.tokens(), reading.weights());
    }
}
