package org.languageplayground.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The order of things that all chapters keep: title, lead, key ideas, narration, widget with controls beside pictures, numbers,
 * message line, code, exercises, sources.
 */
public abstract class ChapterPage extends Div {
    private final Section head = new Section();
    private final Div controls = new Div();
    private final Div pictures = new Div();
    private final Div stats = new Div();
    private final MessageLine message = new MessageLine();
    private final Section below = new Section();

    /**
     * An empty page.
     *
     * @param number of the chapter
     * @param prefix of the chapter's translation keys; {@code .title}, {@code .lead}, {@code .chips} and {@code .narration} are
     *     read, the last two one entry a line
     * @param formula what the chapter is about, as mathematics
     */
    protected ChapterPage(int number, String prefix, Component formula) {
        addClassName("chapter");
        head.addClassName("chapter-head");
        Span count = new Span(getTranslation("ui.chapter", number));
        count.addClassName("chapter-number");
        Paragraph lead = new Paragraph(getTranslation(prefix + ".lead"));
        lead.addClassName("lead");
        UnorderedList chips = new UnorderedList();
        chips.addClassName("chips");
        for (String chip : lines(prefix + ".chips")) {
            chips.add(new ListItem(chip));
        }
        head.add(
                new Div(count, new H1(getTranslation(prefix + ".title")), lead, formula, chips),
                new NarrationPlayer(lines(prefix + ".narration")));
        controls.addClassName("controls");
        pictures.addClassName("pictures");
        stats.addClassName("stats");
        Div widget = new Div(controls, pictures);
        widget.addClassName("widget");
        Section stage = new Section(widget, stats, message);
        stage.addClassName("stage");
        below.addClassName("chapter-below");
        add(head, stage, below);
    }

    /** A translated text of several lines. */
    protected final List<String> lines(String key) {
        return getTranslation(key).lines().map(String::strip).toList();
    }

    /** Adds to the column of controls. */
    protected final void addControls(Component... components) {
        controls.add(components);
    }

    /** Adds to the column of pictures. */
    protected final void addPictures(Component... components) {
        pictures.add(components);
    }

    /** Adds to the row of numbers. */
    protected final void addStats(StatCard... cards) {
        stats.add((Component[]) cards);
    }

    /** Adds below the widget, in reading width. */
    protected final void addBelow(Component... components) {
        below.add(components);
    }

    /** Says one sentence on what the last action showed. */
    protected final void say(String sentence) {
        message.say(sentence);
    }

    /** "Try this": buttons that set the controls. */
    protected final Section exercises(List<Exercise> exercises) {
        OrderedList list = new OrderedList();
        for (Exercise exercise : exercises) {
            Button button = new Button(getTranslation("ui.exercises.set"), event -> exercise.action()
                    .run());
            button.setAriaLabel(getTranslation("ui.exercises.set") + ": " + exercise.text());
            ListItem item = new ListItem(new Span(exercise.text()), button);
            item.addClassName("exercise");
            list.add(item);
        }
        return new Section(new H2(getTranslation("ui.exercises")), list);
    }

    /**
     * Something to try.
     *
     * @param action sets the controls for it
     */
    public record Exercise(String text, Runnable action) {}

    /** Where the facts on the page come from: a line "text | address" each. */
    protected final Section sources(String key) {
        UnorderedList list = new UnorderedList();
        for (String line : lines(key)) {
            String[] parts = line.split(" \\| ");
            Anchor anchor = new Anchor(parts[1], parts[0]);
            anchor.setTarget("_blank");
            anchor.getElement().setAttribute("rel", "noopener noreferrer");
            list.add(new ListItem(anchor));
        }
        return new Section(new H2(getTranslation("ui.sources")), list);
    }

    /** A picture or a group of controls under its heading. */
    protected static Section titled(String title, Component... content) {
        Section section = new Section(new H2(title));
        section.add(content);
        section.addClassName("titled");
        return section;
    }

    /** Hides what a link names in {@code ?hide=}: the accessible name, lower case, with dashes. */
    protected static void hide(Component component, String name, Set<String> hidden) {
        component.setVisible(!hidden.contains(slug(name)));
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
