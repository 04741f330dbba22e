package org.languageplayground.ui;

import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.HasValue;
import java.util.Objects;

/** What is shown again with every act: where it is the same as before, nothing travels. */
public final class Unchanged {
    private Unchanged() {}

    /** Gives a component a text, unless it has it. */
    public static void orText(HasText component, String text) {
        if (!component.getText().equals(text)) {
            component.setText(text);
        }
    }

    /** Gives a control a value, unless it has it. */
    public static <T> void orValue(HasValue<?, T> control, T value) {
        if (!Objects.equals(value, control.getValue())) {
            control.setValue(value);
        }
    }
}
