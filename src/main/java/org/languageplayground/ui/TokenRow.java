package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.Collection;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** The tokens of a text as a group of buttons that can be pressed. */
@Tag("token-row")
@JsModule("./elements/token-row.ts")
public class TokenRow extends Component {
    private final Versioned versioned = new Versioned(getElement());

    /** An empty group with its accessible name. */
    public TokenRow(String name) {
        getElement().setProperty("name", name);
    }

    /**
     * Shows the tokens.
     *
     * @param pressed which are selected, counted from 0
     * @param weights the length of the bar under each, from 0 to 1; empty for no bars
     */
    public void show(List<String> tokens, Collection<Integer> pressed, float... weights) {
        versioned.show(tokens);
        getElement().setPropertyList("tokens", tokens);
        getElement().setPropertyList("pressed", List.copyOf(pressed));
        List<Double> bars = IntStream.range(0, weights.length)
                .mapToObj(i -> Math.round(weights[i] * 1000) / 1000.0)
                .toList();
        getElement().setPropertyList("weights", bars);
    }

    /** Calls back with the token that was clicked, counted from 0. */
    public void addTokenListener(IntConsumer listener) {
        versioned.on(
                "token-click", detail -> listener.accept(detail.path("index").asInt()));
    }
}
