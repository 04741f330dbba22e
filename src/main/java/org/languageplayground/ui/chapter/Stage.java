package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import java.util.Map;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Origin;

/**
 * What one sees without scrolling: the input, one sentence on what is seen, the living picture beside what the model says, the
 * controls that matter, and one quiet line of numbers.
 */
public final class Stage extends Section {
    private final Div input = part("input");
    private final MessageLine message = new MessageLine();
    private final Div picture = part("picture");
    private final Div output = part("output");
    private final Div view = part("view", picture, output);
    private final Div controls = part("controls");
    private final Div stats = part("stats");

    /** An empty stage. */
    public Stage() {
        addClassName("stage");
        add(input, message, view, controls, stats);
    }

    /** Parts of the stage are found by their name, by the style sheet and by the narration. */
    private static Div part(String name, Component... content) {
        Div part = new Div(content);
        part.addClassName("stage-" + name);
        part.getElement().setAttribute("data-part", name);
        return part;
    }

    /** Where the student types. */
    public Stage input(Component... components) {
        input.add(components);
        return this;
    }

    /** The living picture. */
    public Stage picture(Component... components) {
        picture.add(components);
        return this;
    }

    /** What the model says. */
    public Stage output(Component... components) {
        output.add(components);
        return this;
    }

    /** Where the numbers of input, picture and output come from. */
    public Stage origin(Origin origin) {
        addComponentAtIndex(indexOf(view), origin);
        return this;
    }

    /** The few controls that matter. */
    public Stage controls(Component... components) {
        controls.add(components);
        return this;
    }

    /** Numbers with their formulas, and where they come from. */
    public Stage stats(Component... cards) {
        stats.add(cards);
        return this;
    }

    /** What a link can leave out: what the model says, the sentence and the numbers would give an exercise away. */
    Map<String, Component> parts() {
        return Map.of("output", output, "message", message, "stats", stats);
    }

    /** The sentence on what is seen. */
    MessageLine message() {
        return message;
    }
}
