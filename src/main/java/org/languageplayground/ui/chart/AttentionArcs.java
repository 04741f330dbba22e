package org.languageplayground.ui.chart;

import com.vaadin.flow.component.html.Div;
import java.util.*;
import java.util.function.*;
import org.languageplayground.transformer.matrix.Matrix;

/** Stand-in. */
public class AttentionArcs extends Div {
    private final org.languageplayground.ui.TokenRow row;

    public interface Select {
        void select(int token, boolean add);
    }

    public AttentionArcs(String name, String tokens) {
        row = new org.languageplayground.ui.TokenRow(tokens);
        add(row);
    }

    public void show(List<String> tokens, Collection<Integer> selected, Matrix weights, boolean causal) {
        row.show(tokens, selected);
    }

    public void layers(int count, int present) {}

    public void onSelect(Select listener) {
        row.addTokenListener(t -> listener.select(t, false));
    }

    public void onLayer(IntConsumer listener) {}
}
