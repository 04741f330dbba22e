package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The pictures and tables of a page, each with what it says of where its numbers come from. */
public final class Figures {
    private static final Set<String> TAGS = Set.of(
            "apex-chart",
            "number-table",
            "matrix-view",
            "head-maps",
            "lens-grid",
            "token-row",
            "attention-arcs",
            "word-bars",
            "lora-picture",
            "hit-card",
            "outcome-grid");

    private Figures() {}

    /**
     * The figures by their accessible names, single numbers marked as such, shown or not: the nearest element around each that holds a visible origin says its kind;
     * empty where none does, up to the figure's section.
     */
    public static Map<String, Optional<Origin.Kind>> of(HasElement page) {
        Map<String, Optional<Origin.Kind>> kinds = new TreeMap<>();
        all((Component) page)
                .filter(component -> !component.getElement().isTextNode())
                .filter(Figures::isFigure)
                .forEach(figure -> kinds.merge(
                        name(figure), kind(figure), (one, other) -> one.equals(other) ? one : Optional.empty()));
        return kinds;
    }

    /** The names of the figures of one kind. */
    public static Set<String> of(HasElement page, Origin.Kind kind) {
        Set<String> names = new TreeSet<>();
        of(page).forEach((name, found) -> {
            if (found.equals(Optional.of(kind))) {
                names.add(name);
            }
        });
        return names;
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(Figures::all));
    }

    private static boolean isFigure(Component component) {
        return component instanceof StatCard
                || TAGS.contains(component.getElement().getTag());
    }

    private static String name(Component figure) {
        Element element = figure.getElement();
        return figure instanceof StatCard
                ? "number " + element.getAttribute("aria-label")
                : element.getProperty("name", element.getTag());
    }

    private static Optional<Origin.Kind> kind(Component figure) {
        Component around = figure;
        while (!(around instanceof Section) && around.getParent().isPresent()) {
            around = around.getParent().get();
            List<Origin.Kind> kinds = around.getChildren()
                    .filter(Component::isVisible)
                    .filter(Origin.class::isInstance)
                    .map(origin -> ((Origin) origin).kind())
                    .toList();
            if (!kinds.isEmpty()) {
                return Optional.of(kinds.getFirst());
            }
        }
        return Optional.empty();
    }
}
