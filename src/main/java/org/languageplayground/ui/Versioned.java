package org.languageplayground.ui;

import com.vaadin.flow.dom.DomListenerRegistration;
import com.vaadin.flow.dom.Element;
import java.io.Serializable;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Counts the pictures that an element has shown. What a student does at a place of a picture arrives together with the picture's number; where another
 * one has taken its place meanwhile, it is not passed on, since the same place stands for something else there.
 */
public final class Versioned implements Serializable {
    private final Element element;
    private transient Object places;
    private int version;

    /** Of an element whose TypeScript tells its events by {@code tell}. */
    public Versioned(Element element) {
        this.element = element;
    }

    /** Says what the places of the picture stand for, its tokens for instance; where they are other ones than before, it is another picture. */
    public void show(Object newPlaces) {
        if (!newPlaces.equals(places)) {
            places = newPlaces;
            next();
        }
    }

    /** Another picture. */
    public void next() {
        element.setProperty("version", ++version);
    }

    /** The number of the picture that is shown. */
    public int shown() {
        return version;
    }

    /** Calls back with an event's details where it was made on the picture that is shown. */
    public void on(String event, Consumer<JsonNode> listener) {
        DomListenerRegistration registration = element.addEventListener(event, told -> {
            JsonNode detail = told.getEventData().get("event.detail");
            if (detail.path("version").asInt(-1) == version) {
                listener.accept(detail);
            }
        });
        registration.addEventData("event.detail");
    }
}
