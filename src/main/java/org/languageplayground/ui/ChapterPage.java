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
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The order of things that all chapters keep: title, lead, key ideas, narration, widget with controls beside pictures, numbers,
 * further panels, message line, code, exercises, sources. The scenario stands in the address: opening it restores everything, and each action
 * brings it up to date.
 */
public abstract class ChapterPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final String prefix;
    private final Section head = new Section();
    private final Div controls = new Div();
    private final Div pictures = new Div();
    private final Div stats = new Div();
    private final Div panels = new Div();
    private final MessageLine message = new MessageLine();
    private final Section below = new Section();
    private Set<String> hidden = Set.of();
    private boolean showing;

    /**
     * An empty page.
     *
     * @param number of the chapter
     * @param prefix the route, and of the chapter's translation keys; {@code .title}, {@code .lead}, {@code .chips} and {@code .narration} are
     *     read, the last two one entry a line
     * @param formula what the chapter is about, as mathematics
     */
    protected ChapterPage(int number, String prefix, Component formula) {
        this.prefix = prefix;
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
        panels.addClassName("panels");
        Section stage = new Section(widget, stats, panels, message);
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
    protected final void addStats(Component... cards) {
        stats.add(cards);
    }

    /** Adds below the numbers, as wide as the page: panels with controls of their own, for which the message line speaks as well. */
    protected final void addPanels(Section... sections) {
        panels.add((Component[]) sections);
    }

    /** Adds below the stage, in reading width. */
    protected final void addBelow(Component... components) {
        below.add(components);
    }

    /**
     * "Try this": a line each of the texts, with a button that sets the controls.
     *
     * @param links key of the scenarios, as the query of an address, a line each
     * @param set restores such a scenario and answers with the sentence that it shows
     */
    protected final Section exercises(String texts, String links, Function<Map<String, List<String>>, String> set) {
        OrderedList list = new OrderedList();
        List<String> scenarios = lines(links);
        for (String text : lines(texts)) {
            String scenario = scenarios.get(list.getComponentCount());
            Button button = new Button(
                    getTranslation("ui.exercises.set"),
                    event -> act(
                            () -> set.apply(QueryParameters.fromString(scenario).getParameters())));
            button.setAriaLabel(getTranslation("ui.exercises.set") + ": " + text);
            ListItem item = new ListItem(new Span(text), button);
            item.addClassName("exercise");
            list.add(item);
        }
        return new Section(new H2(getTranslation("ui.exercises")), list);
    }

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

    /** Takes the scenario of a link; answers with the sentence to begin with. */
    protected abstract String restore(Map<String, List<String>> parameters);

    /** The scenario as parameters of the address. */
    protected abstract Map<String, String> scenario();

    /** Brings every control and picture in line with the simulation. */
    protected abstract void show();

    /** What has come up since the last call that the student should know. */
    protected abstract List<String> takeNotices();

    /** What a link can hide, by its label or its heading. */
    protected abstract List<Component> hideable();

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        hidden = parameters.getSingleParameter("hide").stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .collect(Collectors.toSet());
        String sentence = restore(parameters.getParameters());
        hideable().stream().filter(this::isHidden).forEach(component -> component.setVisible(false));
        refresh();
        tell(sentence);
    }

    @Override
    public String getPageTitle() {
        return getTranslation(prefix + ".title");
    }

    /** Whether the link names the component in {@code ?hide=}: its label or heading, lower case, with dashes. */
    protected final boolean isHidden(Component component) {
        return hidden.contains(slug(name(component)));
    }

    private static String name(Component component) {
        String label = component.getElement().getProperty("label");
        if (label != null) {
            return label;
        }
        return component
                .getChildren()
                .findFirst()
                .filter(H2.class::isInstance)
                .map(heading -> ((H2) heading).getText())
                .orElseGet(() -> component.getElement().getProperty("name", ""));
    }

    private static String slug(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }

    /** Does something with the simulation; shows what has become of it, says the sentence, and brings the address up to date. */
    protected final void act(Supplier<String> action) {
        if (showing) {
            return;
        }
        String sentence = action.get();
        refresh();
        tell(sentence);
        link();
    }

    /** Controls that are set here answer as if the student had moved them, which must change nothing. */
    private void refresh() {
        showing = true;
        try {
            show();
        } finally {
            showing = false;
        }
    }

    /** Shows what has come about without an action of the student, and says the sentence. */
    protected final void update(String sentence) {
        refresh();
        message.say(sentence);
    }

    private void tell(String sentence) {
        List<String> sentences = new ArrayList<>(takeNotices());
        sentences.add(sentence);
        message.say(String.join(" ", sentences).strip());
    }

    private void link() {
        QueryParameters parameters = QueryParameters.simple(scenario());
        if (!hidden.isEmpty()) {
            parameters = parameters.merging("hide", String.join(",", hidden));
        }
        Location location = new Location(prefix, parameters);
        getUI().ifPresent(ui -> ui.getPage().getHistory().replaceState(null, location));
    }

    /** A sentence below a control. */
    protected final Paragraph help(String key) {
        Paragraph help = new Paragraph(getTranslation(key));
        help.addClassName("help");
        return help;
    }

    /** New items make a select draw itself anew, so it gets them only where they are other ones. */
    protected static <T> void offer(Select<T> select, List<T> items) {
        if (!select.getListDataView().getItems().toList().equals(items)) {
            select.setItems(items);
        }
    }
}
