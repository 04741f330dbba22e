package org.languageplayground.finetuning.category;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** A measured number between 0 and 1 as a bar, with where it stood before or what it is compared to. */
final class Measure extends Div {
    private final Text value = new Text("");
    private final Text beside = new Text("");

    /** Nothing measured yet. */
    Measure(String name, String color) {
        addClassName("gauge");
        getStyle().set("--color", "var(" + color + ")");
        getElement()
                .setAttribute("role", "meter")
                .setAttribute("aria-label", name)
                .setAttribute("aria-valuemin", "0")
                .setAttribute("aria-valuemax", "1");
        Span label = new Span(name);
        label.addClassName("gauge-name");
        Span number = new Span(value);
        number.addClassName("gauge-value");
        Span note = new Span(beside);
        note.addClassName("gauge-was");
        Div bar = new Div();
        bar.addClassName("gauge-bar");
        add(label, number, bar, note);
    }

    /**
     * Shows a number.
     *
     * @param mark where a line in the bar stands
     */
    void show(double number, String written, double mark, String note) {
        value.setText(written);
        beside.setText(note);
        getStyle().set("--share", String.valueOf(number)).set("--before", String.valueOf(mark));
        addClassName("measured");
        getElement().setAttribute("aria-valuenow", String.valueOf(number)).setAttribute("aria-valuetext", written);
    }

    /** Shows that nothing is measured. */
    void clear(String note) {
        show(0, CategoryText.NONE, 0, note);
        removeClassName("measured");
    }
}
