package org.languageplayground.ui.chart;

import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Map;
import org.languageplayground.ui.Words;

/** Words with their probabilities as bars; the one that a model says stands out in large letters. */
@Tag("word-bars")
@JsModule("./elements/word-bars.ts")
public class WordBars extends Figure {

    /** A word that a model could say, with its probability from 0 to 1. */
    public record Word(String text, double probability) {}

    /** An empty picture with its accessible name; files that it saves are called {@code fileName}. */
    public WordBars(String name, String fileName) {
        super(name, fileName);
    }

    @Override
    protected Map<String, String> words() {
        Map<String, String> words = Words.of(this, "ui.words.", "word", "probability");
        words.put("percent", getTranslation("ui.percent"));
        return words;
    }

    /** Draws the words in this order; the chosen one, counted from 0, is large, and -1 for none. */
    public void show(List<Word> words, int chosen) {
        getElement()
                .setPropertyList(
                        "words",
                        words.stream()
                                .map(word -> List.of(word.text(), word.probability()))
                                .toList());
        getElement().setProperty("chosen", chosen);
    }
}
