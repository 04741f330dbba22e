package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a browser tells of an element, without a browser. */
public final class BrowserEvent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BrowserEvent() {}

    /** Something has happened in a picture of such a number. */
    public static void fire(Component picture, String event, Object version, Map<String, ?> place) {
        ObjectNode detail = JSON.valueToTree(place);
        detail.set("version", JSON.valueToTree(version));
        ObjectNode data = JSON.createObjectNode();
        data.set("event.detail", detail);
        picture.getElement()
                .getNode()
                .getFeature(ElementListenerMap.class)
                .fireEvent(new DomEvent(picture.getElement(), event, data));
    }

    /** The number of the picture that is shown. */
    public static int version(Component picture) {
        return picture.getElement().getProperty("version", 0);
    }
}
