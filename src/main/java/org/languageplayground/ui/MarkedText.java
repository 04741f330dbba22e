package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.Locale;

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
        getElement()
                .setPropertyList(
                        "marks",
                        marks.stream()
                                .map(mark -> List.<Object>of(
                                        mark.start(),
                                        mark.end(),
                                        mark.kind().name().toLowerCase(Locale.ROOT)))
                                .toList());
    }

    /** The text as shown. */
    public String text() {
        return getElement().getProperty("text", "");
    }
}
