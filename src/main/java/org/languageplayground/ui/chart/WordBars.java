package org.languageplayground.ui.chart;

import com.vaadin.flow.component.html.Div;
import java.util.List;

/** Stand-in. */
public class WordBars extends Div {
    private String title = "";

    public record Word(String text, double probability) {}

    public WordBars(String name) {}

    public void setTitle(String t) {
        title = t;
    }

    public void show(List<Word> words) {
        setText(title + " "
                + words.stream()
                        .map(w -> w.text() + " " + Math.round(100 * w.probability()) + "%")
                        .toList());
    }
}
