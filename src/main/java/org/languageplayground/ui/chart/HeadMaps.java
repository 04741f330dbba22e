package org.languageplayground.ui.chart;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Words;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import tools.jackson.databind.ObjectMapper;

/** Heads as small maps, one of which is chosen. */
@Tag("head-maps")
@JsModule("./elements/head-maps.ts")
public class HeadMaps extends Figure {
    private static final int BYTES = 3_000;
    private static final int LONG_TEXT = 48;
    private static final int BYTES_LONG_TEXT = 640;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int bytes;
    private transient Supplier<List<Labelled>> exact = List::of;

    /** An empty group with its accessible name; files that it saves are called {@code fileName}. */
    public HeadMaps(String name, String fileName) {
        this(name, fileName, BYTES);
    }

    /** The same, whose maps of a short text take at most so many bytes together; those of a long one take fewer in proportion. */
    public HeadMaps(String name, String fileName, int bytes) {
        super(name, fileName);
        this.bytes = bytes;
    }

    @Override
    protected Map<String, String> words() {
        return Words.of(this, "ui.figure.", "head", "token");
    }

    /**
     * Draws one map a head, small enough that all of them together stay small.
     *
     * @param again computes the same matrices when exact numbers are asked for
     */
    public void show(
            List<Matrix> weights, List<String> labels, boolean causal, int pressed, Supplier<List<Labelled>> again) {
        exact = again;
        boolean longText = weights.getFirst().rows() > LONG_TEXT;
        double all = longText ? (double) bytes * BYTES_LONG_TEXT / BYTES : bytes;
        int across = (int) Math.sqrt(all / weights.size());
        List<Matrix> small =
                weights.stream().map(map -> Pooled.of(map, across).matrix()).toList();
        List<String> maps = small.stream().map(Pixels::unsigned8).toList();
        versioned().show(List.of(labels, maps));
        getElement().setProperty("size", small.getFirst().rows());
        getElement().setProperty("causal", causal);
        getElement().setProperty("pressed", pressed);
        getElement().setPropertyList("labels", labels);
        getElement().setPropertyList("maps", maps);
    }

    /** Calls back with the head that was clicked, counted from 0. */
    public void addHeadListener(IntConsumer listener) {
        versioned()
                .on("map-click", detail -> listener.accept(detail.path("index").asInt()));
    }

    /** Labels and every exact number of every head as JSON. */
    @ClientCallable
    public String all() {
        return JSON.writeValueAsString(
                exact.get().stream().map(Labelled::numbers).toList());
    }
}
