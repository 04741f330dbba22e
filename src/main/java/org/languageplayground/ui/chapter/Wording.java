package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.languageplayground.ui.PageText;

/** Reads from the controls themselves what they are called and what they are set to, so that it is said as the page says it. */
final class Wording {
    private final PageText text;

    /** Numbers and texts from there. */
    Wording(PageText text) {
        this.text = text;
    }

    private static Stream<Component> withDescendants(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(Wording::withDescendants));
    }

    /** What something is called: its own name, or that of the first named thing in it. */
    static Optional<String> label(Component component) {
        return withDescendants(component)
                .map(Wording::ownLabel)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> ownLabel(Component component) {
        String own =
                switch (component) {
                    case Button button -> button.getText();
                    case HasLabel labelled -> labelled.getLabel();
                    default -> component.getElement().getAttribute("aria-label");
                };
        return Optional.ofNullable(own)
                .or(() -> Optional.ofNullable(component.getElement().getProperty("name")))
                .filter(label -> !label.isBlank());
    }

    /** What the first control in something is set to; nothing where there is none, or nothing is chosen. */
    Optional<String> value(Component component) {
        return withDescendants(component)
                .filter(part -> part instanceof HasValue)
                .findFirst()
                .map(this::ownValue)
                .filter(value -> !value.isBlank());
    }

    private String ownValue(Component control) {
        return switch (control) {
            case Select<?> select -> chosen(select);
            case RadioButtonGroup<?> radio -> chosen(radio);
            case CheckboxGroup<?> group -> chosen(group);
            case Checkbox box -> text.yes(box.getValue());
            case HasValue<?, ?> other -> plain(other.getValue());
            default -> "";
        };
    }

    private static <T> String chosen(Select<T> select) {
        return Optional.ofNullable(select.getValue())
                .map(value -> select.getItemLabelGenerator().apply(value))
                .orElse("");
    }

    private static <T> String chosen(RadioButtonGroup<T> radio) {
        return Optional.ofNullable(radio.getValue())
                .map(value -> radio.getItemLabelGenerator().apply(value))
                .orElse("");
    }

    private <T> String chosen(CheckboxGroup<T> group) {
        Set<T> chosen = group.getValue();
        return text.list(group.getListDataView()
                .getItems()
                .filter(chosen::contains)
                .map(value -> group.getItemLabelGenerator().apply(value))
                .toList());
    }

    private String plain(Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> text.number(number.doubleValue());
            default -> value.toString();
        };
    }
}
