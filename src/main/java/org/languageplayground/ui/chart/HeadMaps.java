package org.languageplayground.ui.chart;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.IntConsumer;
import org.languageplayground.transformer.matrix.Matrix;

/** All heads of a layer as small maps, one of which is chosen. */
@Tag("head-maps")
@JsModule("./elements/head-maps.ts")
public class HeadMaps extends Component {
    private static final int BYTES = 5_000;
    private static final int LONG_TEXT = 48;
    private static final int ACROSS_LONG_TEXT = 16;

    /** An empty group with its accessible name. */
    public HeadMaps(String name) {
        getElement().setProperty("name", name);
    }

    /** Draws one map a head, small enough that all of them together stay small. */
    public void show(List<Matrix> weights, List<String> labels, boolean causal, int pressed) {
        boolean longText = weights.getFirst().rows() > LONG_TEXT;
        int across = longText ? ACROSS_LONG_TEXT : (int) Math.sqrt((double) BYTES / weights.size());
        List<Matrix> small =
                weights.stream().map(map -> Pooled.of(map, across).matrix()).toList();
        getElement().setProperty("size", small.getFirst().rows());
        getElement().setProperty("causal", causal);
        getElement().setProperty("pressed", pressed);
        getElement().setPropertyList("labels", labels);
        getElement()
                .setPropertyList("maps", small.stream().map(Pixels::unsigned8).toList());
    }

    /** Calls back with the head that was clicked, counted from 0. */
    public void addHeadListener(IntConsumer listener) {
        getElement()
                .addEventListener(
                        "map-click",
                        event -> listener.accept(
                                event.getEventData().get("event.detail.index").asInt()))
                .addEventData("event.detail.index");
    }
}
