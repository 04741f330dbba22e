package org.languageplayground.ui.chart;

import com.vaadin.flow.component.Component;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words that the drawing elements need, in the reader's language. */
final class FigureText {
    private static final List<String> KEYS =
            List.of("hint", "low", "high", "masked", "showTable", "hideTable", "csv", "json", "png", "svg");

    private FigureText() {}

    static Map<String, String> of(Component component) {
        Map<String, String> words = new LinkedHashMap<>();
        KEYS.forEach(key -> words.put(key, component.getTranslation("ui.figure." + key)));
        return words;
    }
}
