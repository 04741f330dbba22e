package org.languageplayground.ui.chart;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.Element;
import java.util.Map;
import org.languageplayground.ui.Versioned;
import org.languageplayground.ui.Words;

/** A picture with its name, a caption, and a menu that shows its numbers as a table, lets them be heard as tones, and saves them and the drawing. */
public abstract class Figure extends Component {
    private static final String COMMON_WORDS = "figureWords";

    private final Versioned versioned = new Versioned(getElement());

    /** A picture with its accessible name; files that it saves are called {@code fileName}. */
    protected Figure(String name, String fileName) {
        getElement().setProperty("name", name);
        getElement().setProperty("fileName", fileName);
    }

    /** What the element writes by itself, beside the words of all pictures. */
    protected Map<String, String> words() {
        return Map.of();
    }

    /** What every picture writes by itself; it is sent once a page, since a page has many pictures. */
    private Map<String, String> commonWords() {
        Map<String, String> words = Words.of(
                this,
                "ui.figure.",
                "more",
                "showTable",
                "csv",
                "json",
                "png",
                "svg",
                "cut",
                "failed",
                "tones.listen",
                "tones.name",
                "tones.play",
                "tones.stop",
                "tones.which",
                "tones.tone",
                "tones.note",
                "tones.at",
                "tones.none",
                "tones.range",
                "tones.scale",
                "tones.empty",
                "tones.silent");
        words.put("sentences", getTranslation("ui.sentences"));
        return words;
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement().setPropertyMap("strings", words());
        Element page = attachEvent.getUI().getElement();
        if (!page.hasProperty(COMMON_WORDS)) {
            page.setPropertyMap(COMMON_WORDS, commonWords());
        }
    }

    /** Which picture this is, for events that name a place in it. */
    protected final Versioned versioned() {
        return versioned;
    }

    /** What to see in the picture. */
    public void setCaption(String caption) {
        getElement().setProperty("caption", caption);
    }
}
