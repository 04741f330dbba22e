package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.languageplayground.ui.Unchanged;

/** Texts to begin with, as chips in one line below a text field. */
public final class Examples extends Div {
    private static final int WORDS_BEFORE_DIFFERENCE = 3;

    /** A longer one may be cut to the width of a chip. */
    private static final int LONGEST_WHOLE = 30;

    private final transient Consumer<String> choose;
    private final List<Button> chips = new ArrayList<>();
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

    /** Shows other texts; one that begins like the text before it shows only where it differs. */
    public void show(List<String> texts) {
        shown = List.copyOf(texts);
        while (chips.size() < texts.size()) {
            int place = chips.size();
            Button chip = new Button("", event -> choose.accept(shown.get(place)));
            chip.addThemeNames("small");
            chips.add(chip);
            add(chip);
        }
        for (int i = 0; i < chips.size(); i++) {
            chips.get(i).setVisible(i < texts.size());
        }
        for (int i = 0; i < texts.size(); i++) {
            String label = i == 0 ? texts.get(i) : apart(texts.get(i), texts.get(i - 1));
            Unchanged.orText(chips.get(i), label);
            boolean whole = label.equals(texts.get(i)) && label.length() <= LONGEST_WHOLE;
            chips.get(i).setTooltipText(whole ? null : texts.get(i));
        }
    }

    private static String apart(String text, String before) {
        String[] words = text.split(" ");
        String[] others = before.split(" ");
        int same = 0;
        while (same < Math.min(words.length, others.length) && words[same].equals(others[same])) {
            same++;
        }
        int from = same - WORDS_BEFORE_DIFFERENCE;
        return 2 * from < words.length
                ? text
                : "… " + String.join(" ", Arrays.asList(words).subList(from, words.length));
    }
}
