package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A text in which stretches are marked. */
@Tag("marked-text")
@JsModule("./elements/marked-text.ts")
public class MarkedText extends Component {

    /** Why a stretch is marked. */
    public enum Kind {
        /** A word that was looked for. */
        MATCH,
        /** A sentence that is quoted elsewhere. */
        CITED,
        /** What the text is about; the rest stands around it. */
        FOCUS,
        /** What two neighbours share. */
        SHARED,
        /** What is not used. */
        LEFT
    }

    /**
     * One stretch.
     *
     * @param start where it starts, counted as Java's strings do
     * @param end where it ends, not included
     */
    public record Mark(int start, int end, Kind kind) {}

    /** Shows another text. */
    public void show(String text, List<Mark> marks) {
        getElement().setProperty("text", text);
        getElement().setPropertyMap("marks", byKind(marks));
    }

    /** Marks as the browser reads them: by kind, the start and the end of each stretch, one after the other. */
    public static Map<String, List<Integer>> byKind(List<Mark> marks) {
        Map<String, List<Integer>> byKind = new TreeMap<>();
        for (Mark mark : marks) {
            byKind.computeIfAbsent(mark.kind().name().toLowerCase(Locale.ROOT), kind -> new ArrayList<>())
                    .addAll(List.of(mark.start(), mark.end()));
        }
        return byKind;
    }

    /** The text as shown. */
    public String text() {
        return getElement().getProperty("text", "");
    }
}
