package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import java.util.HashMap;
import java.util.Map;

/** The words that an element writes by itself, in the reader's language. */
public final class Words {
    private Words() {}

    /** Sends the translations of {@code prefix + key}, to be found in the element by their keys. */
    public static void send(Component component, String prefix, String... keys) {
        component.getElement().setPropertyMap("strings", of(component, prefix, keys));
    }

    /** The translations of {@code prefix + key} by key. */
    public static Map<String, String> of(Component component, String prefix, String... keys) {
        Map<String, String> words = new HashMap<>();
        for (String key : keys) {
            words.put(key, component.getTranslation(prefix + key));
        }
        return words;
    }
}
