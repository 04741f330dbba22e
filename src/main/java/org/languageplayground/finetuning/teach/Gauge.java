package org.languageplayground.finetuning.teach;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** A share of right answers as a bar, beside that of the model before training. */
final class Gauge extends Div {
    private static final int PERCENT = 100;

    private final Text value = new Text("");
    private final Text was = new Text("");

    /** An empty gauge; its colour is that of its line in the chart. */
    Gauge(String name, String color) {
        addClassName("gauge");
        getStyle().set("--color", "var(" + color + ")");
        getElement()
                .setAttribute("role", "meter")
                .setAttribute("aria-label", name)
                .setAttribute("aria-valuemin", "0")
                .setAttribute("aria-valuemax", String.valueOf(PERCENT));
        Span label = new Span(name);
        label.addClassName("gauge-name");
        Span number = new Span(value);
        number.addClassName("gauge-value");
        Span before = new Span(was);
        before.addClassName("gauge-was");
        Div bar = new Div();
        bar.addClassName("gauge-bar");
        add(label, number, bar, before);
    }

    /** Shows a share, and after which step it was measured; nothing measured, nothing shown. */
    void show(Optional<Double> share, Optional<Double> before, int step, TeachText text) {
        String now = share.map(text::probability).orElse(TeachText.NONE);
        value.setText(now);
        was.setText(before.map(start -> text.was(start, step)).orElse(""));
        getStyle().set("--share", String.valueOf(share.orElse(0.0)));
        setClassName("measured", before.isPresent());
        getStyle().set("--before", String.valueOf(before.orElse(0.0)));
        getElement()
                .setAttribute("aria-valuenow", String.valueOf(Math.round(PERCENT * share.orElse(0.0))))
                .setAttribute("aria-valuetext", now);
    }
}
