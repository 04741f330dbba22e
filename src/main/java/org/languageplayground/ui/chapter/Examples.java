package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.function.Consumer;

/** Texts to begin with, as chips in one line below a text field. */
public final class Examples extends Div {
    private final transient Consumer<String> choose;
    private transient List<String> shown = List.of();

    /**
     * An empty group with its accessible name.
     *
     * @param choose is called with the text that was pressed
     */
    public Examples(String name, Consumer<String> choose) {
        this.choose = choose;
        addClassName("examples");
        getElement().setAttribute("role", "group").setAttribute("aria-label", name);
    }

    /** Shows other texts. */
    public void show(List<String> texts) {
        if (!texts.equals(shown)) {
            shown = texts;
            removeAll();
            texts.forEach(text -> {
                Button chip = new Button(text, event -> choose.accept(text));
                chip.addThemeNames("small");
                add(chip);
            });
        }
    }
}
