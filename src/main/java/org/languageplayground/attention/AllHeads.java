package org.languageplayground.attention;

import com.vaadin.flow.component.details.Details;
import java.util.List;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.chart.HeadMaps;
import org.languageplayground.ui.chart.MatrixView.Labelled;

/** All heads of all layers, a row a layer; drawn only where someone opens it. */
final class AllHeads extends Details {
    private static final int BYTES = 9_000;

    private final HeadMaps maps = new HeadMaps(getTranslation("attention.all"), "attention-all-heads", BYTES);
    private transient AttentionSimulation simulation;

    /** Takes a head that is to be looked at, both counted from 0. */
    interface Open {
        void head(int layer, int head);
    }

    AllHeads(Open open) {
        addClassName("all-heads");
        setSummaryText(getTranslation("attention.all"));
        add(maps);
        addOpenedChangeListener(event -> draw());
        maps.addHeadListener(index -> {
            int heads = simulation.config().heads();
            open.head(index / heads, index % heads);
        });
    }

    void show(AttentionSimulation current) {
        simulation = current;
        draw();
    }

    private void draw() {
        if (!isOpened()) {
            return;
        }
        Reading reading = simulation.reading();
        int heads = reading.config().heads();
        maps.getStyle().set("--map-columns", "repeat(" + heads + ", minmax(0, 1fr))");
        List<String> names = IntStream.range(0, heads * reading.config().layers())
                .mapToObj(index -> (index / heads + 1) + "." + (index % heads + 1))
                .toList();
        int pressed = reading.head().single()
                ? reading.layer() * heads + reading.head().number()
                : -1;
        maps.show(all(reading), names, reading.causal(), pressed, () -> {
            Reading now = simulation.reading();
            return all(now).stream()
                    .map(weights -> new Labelled(now.tokens(), now.tokens(), weights))
                    .toList();
        });
    }

    private static List<Matrix> all(Reading reading) {
        return IntStream.range(0, reading.config().layers())
                .boxed()
                .flatMap(layer ->
                        IntStream.range(0, reading.config().heads()).mapToObj(head -> reading.weights(layer, head)))
                .toList();
    }
}
