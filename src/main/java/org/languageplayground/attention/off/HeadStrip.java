package org.languageplayground.attention.off;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.ui.TokenRow;

/** All heads as buttons, a row a layer; those that are off are pressed. */
final class HeadStrip extends Div {
    private final transient Consumer<Head> toggle;
    private final List<TokenRow> rows = new ArrayList<>();
    private int layers;

    HeadStrip(Consumer<Head> toggle) {
        this.toggle = toggle;
        addClassName("head-strip");
    }

    void show(TransformerConfig config, Set<Head> off) {
        if (layers != config.layers()) {
            layers = config.layers();
            removeAll();
            rows.clear();
            IntStream.range(0, layers).forEach(this::addRow);
        }
        for (int layer = 0; layer < layers; layer++) {
            int own = layer;
            rows.get(layer)
                    .show(
                            IntStream.rangeClosed(1, config.heads())
                                    .mapToObj(head -> (own + 1) + "." + head)
                                    .toList(),
                            off.stream()
                                    .filter(head -> head.layer() == own)
                                    .map(Head::head)
                                    .sorted()
                                    .toList());
        }
    }

    private void addRow(int layer) {
        TokenRow row = new TokenRow(getTranslation("attention.off.strip", layer + 1));
        row.addTokenListener(head -> toggle.accept(new Head(layer, head)));
        rows.add(row);
        Span name = new Span(getTranslation("attention.off.layername", layer + 1));
        Div line = new Div(name, row);
        line.addClassName("head-strip-row");
        add(line);
    }
}
