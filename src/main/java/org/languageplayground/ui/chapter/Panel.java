package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.Map;
import java.util.Optional;

/**
 * What a tab of a chapter holds. It is made when the tab is first opened, and brought in line with the simulation as long as it is open.
 *
 * @param <S> the chapter's simulation
 */
public abstract class Panel<S extends Simulation> extends Div {

    /** An empty panel. */
    protected Panel() {
        addClassName("panel");
    }

    /** The panel of a tab that shows the stage alone. */
    public static <S extends Simulation> Panel<S> none() {
        return new Panel<>() {
            @Override
            public void show(S simulation) {}
        };
    }

    /** Pictures and tables beside each other, where there is room. */
    protected static Div columns(Component... content) {
        Div columns = new Div(content);
        columns.addClassName("panel-columns");
        return columns;
    }

    /** Shows what the simulation has come to. */
    public abstract void show(S simulation);

    /** What a link can hide by its name, beside the controls of fields. */
    public Map<String, Component> parts() {
        return Map.of();
    }

    /** The stage of the panel, where it has one of its own. */
    public Optional<Stage> stage() {
        return Optional.empty();
    }
}
