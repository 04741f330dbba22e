package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** What the sentence is taken for, in large type, and how surely. */
final class GuessCell extends Div {
    private final Text when = new Text("");
    private final Text category = new Text("");
    private final Text chance = new Text("");

    /** A cell without a category yet. */
    GuessCell(String name) {
        addClassName("answer-cell");
        getElement().setAttribute("role", "group").setAttribute("aria-label", name);
        when.setText(name);
        add(part("answer-when", when), part("answer-word", category), part("answer-chance", chance));
        clear(name);
    }

    private static Span part(String name, Text text) {
        Span part = new Span(text);
        part.addClassName(name);
        return part;
    }

    /** Shows a category. */
    void show(String title, String word, String how) {
        when.setText(title);
        category.setText(word);
        chance.setText(how);
    }

    /** Shows that there is none yet. */
    void clear(String title) {
        show(title, CategoryText.NONE, "");
    }
}
