package org.languageplayground.attention.train;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chart.AttentionArcs;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.WordBars;

/** The student's letters as both models read them at one step: where they look in layer 2 and in layer 1, and which letter is said next. */
final class LookingView extends Div {
    private final transient TrainText text;
    private final transient Supplier<Looking> again;
    private final H3 upperTitle = new H3();
    private final H3 lowerTitle = new H3();
    private final AttentionArcs upper = arcs("attention.train.upper", "attention.train.upper.tokens", "copy-layer-2");
    private final AttentionArcs lower = arcs("attention.train.lower", "attention.train.lower.tokens", "copy-layer-1");
    private final Paragraph looked = new Paragraph();
    private final WordBars two = new WordBars(getTranslation("attention.train.says.two"), "two-layers-say");
    private final WordBars one = new WordBars(getTranslation("attention.train.says.one"), "one-layer-says");

    /**
     * An empty view.
     *
     * @param again computes what is shown once more
     * @param select is called with the letter that was clicked
     */
    LookingView(TrainText text, Supplier<Looking> again, IntConsumer select) {
        this.text = text;
        this.again = again;
        addClassName("train-looking");
        upper.addSelectListener((letter, add) -> select.accept(letter));
        lower.addSelectListener((letter, add) -> select.accept(letter));
        add(
                new Div(upperTitle, upper),
                new Div(lowerTitle, lower),
                new Div(
                        new H3(getTranslation("attention.train.says.two")),
                        two,
                        new H3(getTranslation("attention.train.says.one")),
                        one),
                looked);
    }

    private AttentionArcs arcs(String name, String tokens, String file) {
        return new AttentionArcs(getTranslation(name), file) {
            @Override
            protected Map<String, String> words() {
                Map<String, String> words = super.words();
                words.put("tokens", getTranslation(tokens));
                return words;
            }
        };
    }

    void show(Looking looking) {
        Unchanged.orText(upperTitle, text.from(looking));
        Unchanged.orText(lowerTitle, text.found(looking));
        Unchanged.orText(looked, text.looked(looking));
        List<String> letters = looking.letters();
        draw(upper, letters, looking.upper(), looking.from(), () -> again.get().upper());
        draw(lower, letters, looking.lower(), looking.found(), () -> again.get().lower());
        two.show(Said.bars(looking.two()), 0);
        one.show(Said.bars(looking.one()), 0);
    }

    private static void draw(
            AttentionArcs arcs, List<String> letters, Matrix weights, int selected, Supplier<Matrix> again) {
        arcs.show(letters, weights, true, () -> new Labelled(letters, letters, again.get()));
        arcs.setSelected(List.of(selected));
        arcs.setLayer(0, 1);
    }
}
