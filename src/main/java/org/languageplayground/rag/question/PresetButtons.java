package org.languageplayground.rag.question;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Questions a click away. The buttons stay when the questions change. */
public final class PresetButtons extends Div {
    private final List<Button> buttons = new ArrayList<>();
    private final transient Consumer<String> onAsk;

    public PresetButtons(Consumer<String> onAsk) {
        this.onAsk = onAsk;
        addClassName("presets");
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("rag.presets"));
    }

    public void show(List<String> questions) {
        while (buttons.size() < questions.size()) {
            Button button = new Button();
            button.addClickListener(event -> onAsk.accept(button.getText()));
            buttons.add(button);
            add(button);
        }
        for (int i = 0; i < buttons.size(); i++) {
            buttons.get(i).setVisible(i < questions.size());
            if (i < questions.size()) {
                buttons.get(i).setText(questions.get(i));
            }
        }
    }
}
