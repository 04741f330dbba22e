package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.languageplayground.ui.Unchanged;

/** Texts to begin with, as chips in one line below a text field. */
public final class Examples extends Div {
    private final transient Consumer<String> choose;
    private final List<Button> chips = new ArrayList<>();

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
        while (chips.size() < texts.size()) {
            Button chip =
                    new Button("", event -> choose.accept(event.getSource().getText()));
            chip.addThemeNames("small");
            chips.add(chip);
            add(chip);
        }
        for (int i = 0; i < chips.size(); i++) {
            chips.get(i).setVisible(i < texts.size());
            Unchanged.orText(chips.get(i), i < texts.size() ? texts.get(i) : "");
        }
    }
}
