package org.languageplayground.ui.check;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands on a part of the page, as it is written there.
 *
 * @param numbers what its tables, charts, pictures and cards show
 * @param texts its sentences, in their order
 */
public record Displayed(List<Object> numbers, List<String> texts) {
    /** What these parts of the page show; hidden and closed ones show nothing. */
    public static Displayed in(Component... parts) {
        Displayed displayed = new Displayed(new ArrayList<>(), new ArrayList<>());
        for (Component part : parts) {
            displayed.read(part.getElement());
        }
        return displayed;
    }

    private void read(Element element) {
        Component component = element.getComponent().orElse(null);
        if (!element.isVisible() || element.hasAttribute("hidden") || closed(component)) {
            return;
        }
        if (component instanceof ShowsNumbers shows) {
            numbers.add(shows.shown());
        } else if (element.getChildren().anyMatch(Element::isTextNode)) {
            texts.add(element.getTextRecursively());
        } else {
            element.getChildren().forEach(this::read);
        }
    }

    private static boolean closed(Component component) {
        return component instanceof CheckThis || (component instanceof Details details && !details.isOpened());
    }
}
