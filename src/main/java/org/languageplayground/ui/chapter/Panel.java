package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.CheckThis;

/**
 * What a tab of a chapter holds. It is made when the tab is first opened, and brought in line with the simulation as long as it is open.
 *
 * @param <S> the chapter's simulation
 */
public abstract class Panel<S extends Simulation> extends Div {
    private CheckThis<S> check;

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

    /** What its numbers are made from, to be downloaded at its end; nothing where it computes none. */
    public List<CheckFile<S>> files() {
        return List.of();
    }

    /** Shows what the simulation has come to, and what its numbers can be checked with. */
    final void refresh(S simulation) {
        show(simulation);
        if (check == null) {
            check = new CheckThis<>(simulation, files());
            add(check);
        }
        check.refresh();
    }

    /** What a link can hide by its name, beside the controls of fields. */
    public Map<String, Component> parts() {
        return Map.of();
    }

    /** The stage of the panel, where it has one of its own. */
    public Optional<Stage> stage() {
        return Optional.empty();
    }
}
