package org.languageplayground.classroom.lesson.play;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.shared.Registration;

/** The keys that take a lesson on, whatever has the focus, unless it needs them itself: arrows, and those that a presenter's remote sends. */
final class StepKeys {
    private static final String WHERE = "!!document.querySelector('%s')";

    private static final String KEYS = " && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey"
            + " && (['ArrowRight', 'ArrowLeft'].includes(event.key)"
            + " ? event.composedPath()[0].matches('vaadin-button, button:not([role])')"
            + " || !event.composedPath()[0].matches('input, textarea, select, [tabindex=\"0\"], [role]')"
            + " : ['PageDown', 'PageUp'].includes(event.key)"
            + " && !event.composedPath()[0].matches('textarea, input[type=\"range\"], [role=\"option\"], [role=\"listbox\"]'))"
            + " && (event.preventDefault(), true)";

    private StepKeys() {}

    /** Calls back with whether a key goes on or back, as long as the page holds what a selector names. */
    static Registration listen(UI ui, String selector, Turn turn) {
        return ui.getElement()
                .addEventListener("keydown", event -> {
                    String key = event.getEventData().get("event.key").asString();
                    turn.make(key.equals("ArrowRight") || key.equals("PageDown"));
                })
                .addEventData("event.key")
                .setFilter(WHERE.formatted(selector) + KEYS);
    }

    /** Goes on, or back. */
    interface Turn {
        void make(boolean on);
    }
}
