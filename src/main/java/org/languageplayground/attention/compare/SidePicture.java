package org.languageplayground.attention.compare;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.chart.MatrixView;
import org.languageplayground.ui.chart.MatrixView.Labelled;
import org.languageplayground.ui.chart.MatrixView.Scale;
import org.languageplayground.ui.chart.WordBars;

/** One of the two: its attention, and what it says. */
final class SidePicture extends Div {
    private final String name;
    private final transient CompareText text;
    private final H3 title = new H3();
    private final MatrixView matrix;
    private final WordBars words;
    private final Paragraph silent = new Paragraph(getTranslation("attention.compare.silent.one"));

    /**
     * An empty picture.
     *
     * @param name "a" or "b"
     */
    SidePicture(String name, CompareText text) {
        this.name = name.toUpperCase(Locale.ROOT);
        this.text = text;
        matrix = new MatrixView(getTranslation("attention.compare.matrix", this.name), "attention-" + name);
        matrix.setTitles(getTranslation("attention.query"), getTranslation("attention.key"));
        matrix.setShared(true);
        words = new WordBars(getTranslation("attention.compare.words", this.name), "what-" + name + "-says");
        add(title, matrix, words, silent);
    }

    void show(Side side, Supplier<Side> again) {
        Unchanged.orText(title, text.title(name, side));
        matrix.show(labelled(side), Scale.WEIGHT, side.reading().causal(), () -> labelled(again.get()));
        words.show(Said.bars(side.words()), 0);
        words.setVisible(!side.words().isEmpty());
        words.setCaption(side.off() ? getTranslation("attention.compare.off") : "");
        silent.setVisible(side.words().isEmpty());
    }

    private static Labelled labelled(Side side) {
        return new Labelled(side.tokens(), side.tokens(), side.reading().weights());
    }
}
