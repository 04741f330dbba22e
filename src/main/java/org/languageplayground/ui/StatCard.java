package org.languageplayground.ui;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.languageplayground.ui.check.ShowsNumbers;

/** One number with its name and the formula behind it. */
public class StatCard extends Div implements ShowsNumbers {
    private final String name;
    private final Text value = new Text("");
    private final Text formula = new Text("");

    /** A card with its name, such as "Tokens". */
    public StatCard(String name) {
        this.name = name;
        addClassName("stat-card");
        Span label = new Span(name);
        label.addClassName("stat-name");
        Span number = new Span(value);
        number.addClassName("stat-value");
        Span how = new Span(formula);
        how.addClassName("stat-formula");
        add(label, number, how);
        getElement().setAttribute("role", "group").setAttribute("aria-label", name);
    }

    private record Shown(String card, String text, String formula) {}

    /** Shows a number and how it came about. */
    public void show(String number, String how) {
        value.setText(number);
        formula.setText(how);
    }

    /** The number as shown. */
    public String value() {
        return value.getText();
    }

    @Override
    public Object shown() {
        return new Shown(name, value.getText(), formula.getText());
    }
}
