package org.languageplayground.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Speaks a text sentence by sentence in the browser, with captions. While a sentence is spoken, the elements of the chapter whose attribute
 * {@code data-part} holds the part that it speaks of have the class {@code narrated}.
 */
@Tag("narration-player")
@JsModule("./elements/narration-player.ts")
public class NarrationPlayer extends Component {

    /**
     * A sentence.
     *
     * @param part of the page that it speaks of; empty where it speaks of none
     */
    public record Step(String text, String part) {}

    /** A player of these sentences. */
    public NarrationPlayer(List<Step> steps) {
        getElement().setPropertyList("steps", steps);
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement().setProperty("language", getLocale().getLanguage());
        Words.send(this, "ui.narration.", "play", "pause", "show", "hide", "speed", "voice", "network", "silent");
    }

    /** Calls back with the sentence that begins, counted from 0, and with -1 when the narration pauses or ends. */
    public void addStepListener(IntConsumer listener) {
        getElement()
                .addEventListener(
                        "step",
                        event -> listener.accept(
                                event.getEventData().get("event.detail.step").asInt(-1)))
                .addEventData("event.detail.step");
    }
}
