package org.languageplayground.ui.chart;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Words;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import tools.jackson.databind.ObjectMapper;

/**
 * The tokens of a text as buttons, with arcs from the selected ones to what they attend to, and the layers as stations above. The strongest
 * weights of every token travel with each change, so that pointing at a token needs no answer of the server; exact numbers are computed
 * again when someone opens the table or saves a file.
 */
@Tag("attention-arcs")
@JsModule("./elements/attention-arcs.ts")
public class AttentionArcs extends Figure {
    private static final ObjectMapper JSON = new ObjectMapper();

    private transient Supplier<Labelled> exact;
    private List<String> tokens = List.of();
    private int layers;

    /** Hears which token was chosen, counted from 0, and whether it comes to those that are selected already. */
    public interface SelectListener {
        void selected(int token, boolean add);
    }

    /** A picture with its accessible name; files that it saves are called {@code fileName}. */
    public AttentionArcs(String name, String fileName) {
        super(name, fileName);
    }

    @Override
    protected Map<String, String> words() {
        Map<String, String> words = Words.of(
                this, "ui.arcs.", "tokens", "layers", "layer", "quoted", "reads", "together", "others", "even", "none");
        words.put("list", getTranslation("ui.list"));
        return words;
    }

    /**
     * Draws a text.
     *
     * @param weights who attends to whom, {@code [tokens][tokens]}, row = query
     * @param causal whether no token sees a later one
     * @param again computes the same weights, named by the tokens, when exact numbers are asked for
     */
    public void show(List<String> shown, Matrix weights, boolean causal, Supplier<Labelled> again) {
        tokens = shown;
        exact = again;
        changePlaces();
        StrongestKeys strongest = StrongestKeys.of(weights);
        getElement().setPropertyList("tokens", shown);
        getElement().setProperty("causal", causal);
        getElement().setProperty("keys", strongest.keys());
        getElement().setProperty("data", strongest.text());
    }

    /** Presses tokens, counted from 0. */
    public void setSelected(Collection<Integer> selected) {
        getElement().setPropertyList("selected", List.copyOf(selected));
    }

    /** Shows so many layers as stations and marks one, counted from 0; a single one has no stations. */
    public void setLayer(int layer, int of) {
        layers = of;
        changePlaces();
        getElement().setProperty("layers", of);
        getElement().setProperty("layer", layer);
    }

    private void changePlaces() {
        versioned().show(List.of(tokens, layers));
    }

    /** Calls back with a token that was clicked. */
    public void addSelectListener(SelectListener listener) {
        versioned().on("select", detail -> {
            int token = detail.path("token").asInt(-1);
            if (token >= 0 && token < tokens.size()) {
                listener.selected(token, detail.path("add").asBoolean());
            }
        });
    }

    /** Calls back with the layer that was clicked, counted from 0. */
    public void addLayerListener(IntConsumer listener) {
        versioned().on("layer", detail -> {
            int layer = detail.path("layer").asInt(-1);
            if (layer >= 0 && layer < layers) {
                listener.accept(layer);
            }
        });
    }

    /** Labels and every exact weight as JSON. */
    @ClientCallable
    public String all() {
        return JSON.writeValueAsString(exact.get().numbers());
    }
}
