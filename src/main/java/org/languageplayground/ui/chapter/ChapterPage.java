package org.languageplayground.ui.chapter;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.ScrollIntoViewOption;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.Registration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.languageplayground.ui.CopyLink;
import org.languageplayground.ui.Language;
import org.languageplayground.ui.NarrationPlayer;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.Presentation;
import org.languageplayground.ui.PushedFrames;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.check.CheckFile;
import org.languageplayground.ui.check.CheckThis;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;
import org.languageplayground.ui.glossary.Tip;

/**
 * What all chapters do alike: a stage that shows at once what the chapter is about, tabs with the depth, exercises, narration, message line, the way to the
 * next chapter. The scenario stands in the address: opening it restores everything, and each act brings it up to date. A view only lays out its stage and its tabs.
 *
 * @param <S> the chapter's simulation
 */
public abstract class ChapterPage<S extends Simulation> extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int MOST_NAMES_TOLD = 5;
    private static final int LONGEST_NAME_TOLD = 30;

    /** Keys that turn the exercises, as long as nothing that needs them itself has the focus, and no lesson plan is given: that has them first. */
    private static final String STEP_KEYS =
            "['ArrowRight', 'PageDown', 'ArrowLeft', 'PageUp'].includes(event.key) && !!document.querySelector('.present:not(.lesson)')"
                    + " && (event.composedPath()[0].matches('vaadin-button, button:not([role])')"
                    + " || !event.composedPath()[0].matches('input, textarea, select, [tabindex=\"0\"], [role]'))";

    private final transient PageText text = new PageText(this::getTranslation, this::getLocale);
    private final String key;
    private final Field<String> tab;
    private final S simulation;
    private final Controls<S> controls = new Controls<>(this);
    private final Div column = new Div();
    private final Div body = new Div(column);
    private final Div actions = new Div();
    private final Tabs tabs = new Tabs();
    private final Map<String, Tab> tabOf = new LinkedHashMap<>();
    private final Map<String, Supplier<? extends Panel<? super S>>> makers = new LinkedHashMap<>();
    private final Map<String, Panel<? super S>> panels = new LinkedHashMap<>();
    private final Div opened = new Div();
    private final Hiding hiding = new Hiding(name -> getTranslation(Locale.ENGLISH, key(name)));
    private final Anchor worksheet = new Anchor("", getTranslation("ui.worksheet"));
    private final Anchor whole = new Anchor("", getTranslation("ui.embed.open"));
    private final Anchor next = new Anchor();
    private final Footer footer = new Footer();
    private Stage stage = new Stage();
    private CheckThis<S> check;
    private TryThis drawer;
    private Registration listening;
    private List<Exercise> exercises = List.of();
    private List<Notice> noticed = List.of();
    private final Quarters quarters = new Quarters();
    private boolean showing;
    private int flashes;

    /**
     * An empty page. Its translations stand below the key: {@code .title}, {@code .lead}, {@code .narration} one sentence a line, {@code .tab.<tab>}, {@code .next}, and
     * a name for each field.
     *
     * @param key the route
     * @param tab the field that tells which tab is open
     */
    protected ChapterPage(String key, TabSimulations<S> simulations, Field<String> tab) {
        this.key = key;
        this.tab = tab;
        this.simulation = simulations.of(UI.getCurrent());
        addClassNames("chapter", "staged");
        Paragraph lead = new Paragraph(getTranslation(key("lead")));
        lead.addClassName("lead");
        H1 title = new H1(
                new Span(getTranslation("ui.chapter", Chapters.of(key).number())),
                new Text(" "),
                new Span(getTranslation(key("title"))));
        Header head = new Header(title, lead);
        head.addClassName("chapter-head");
        actions.addClassName("chapter-actions");
        worksheet.addClassName("worksheet-link");
        whole.addClassName("whole-page");
        whole.setTarget("_blank");
        actions.add(narration(), controls.button("ui.reset", this::reset), new CopyLink(), worksheet);
        body.addClassName("chapter-body");
        column.addClassName("chapter-column");
        opened.addClassName("opened");
        tabs.addClassName("chapter-tabs");
        tabs.getElement().setAttribute("aria-label", getTranslation(key("title")));
        tabs.addSelectedChangeListener(event -> {
            if (event.getSelectedTab() != null) {
                open(event.getSelectedTab());
            }
            if (event.isFromClient()) {
                tabs.scrollIntoView(ScrollIntoViewOption.Block.CENTER);
            }
        });
        footer.add(new Details(getTranslation("ui.sources"), sources()), next);
        footer.addClassName("chapter-footer");
        add(head, actions, body, footer, whole);
    }

    /** The chapter, told: a line "sentence | part of the page | scenario" each; the last two may be left out. */
    private NarrationPlayer narration() {
        List<String[]> sentences = lines(key("narration")).stream()
                .map(line -> line.split(" \\| ", 3))
                .toList();
        NarrationPlayer player = new NarrationPlayer(sentences.stream()
                .map(parts -> new NarrationPlayer.Step(parts[0], parts.length > 1 ? parts[1] : ""))
                .toList());
        player.addStepListener(step -> {
            if (step >= 0 && step < sentences.size() && sentences.get(step).length > 2) {
                set(sentences.get(step)[2]);
            }
        });
        return player;
    }

    /** Where the facts on the page come from: a line "text | address" each. */
    private UnorderedList sources() {
        UnorderedList list = new UnorderedList();
        for (String line : lines(key("sources"))) {
            String[] parts = line.split(" \\| ");
            Anchor anchor = new Anchor(parts[1], parts[0]);
            anchor.setTarget("_blank");
            anchor.getElement().setAttribute("rel", "noopener noreferrer");
            list.add(new ListItem(anchor));
        }
        return list;
    }

    /**
     * Puts a stage above the tabs, where it stays whatever tab is open.
     *
     * @param files what its numbers are made from
     */
    protected final void stage(Stage above, List<CheckFile<S>> files) {
        stage = above;
        above.parts().forEach(this::hideable);
        check = new CheckThis<>(simulation, files);
        footer.addComponentAtIndex(1, check);
        column.addComponentAsFirst(above);
    }

    /** Adds a tab; what it holds is made when it is first opened. */
    protected final void tab(String name, Supplier<? extends Panel<? super S>> make) {
        if (tabOf.isEmpty()) {
            column.add(tabs, opened);
            hideable("tabs", tabs);
        }
        Tab added = new Tab(getTranslation(key("tab." + name)));
        added.setId(id("tab", name));
        tabOf.put(name, added);
        makers.put(name, make);
        tabs.add(added);
        hideable("tab." + name, added);
    }

    private void open(Tab chosen) {
        String name = tabOf.entrySet().stream()
                .filter(entry -> entry.getValue() == chosen)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        act(() -> {
            simulation.set(tab, name);
            return sentence(simulation);
        });
    }

    /**
     * Adds the drawer with exercises, in this order: {@code .exercise.<n>} below the chapter's key holds the task, and below that {@code .guess}, {@code .options} one
     * a line, {@code .right}, {@code .link} and {@code .why}.
     */
    protected final void exercises(List<Integer> numbers) {
        exercises = numbers.stream().map(this::exercise).toList();
        drawer = new TryThis(exercises, exercise -> {
            set(exercise.scenario());
            tried(numbers.get(exercises.indexOf(exercise)));
        });
        Button button = new Button(getTranslation("ui.exercises"), event -> drawer.toggle());
        drawer.onToggle(() -> {
            button.getElement().setAttribute("aria-expanded", String.valueOf(drawer.isVisible()));
            body.setClassName("with-drawer", drawer.isVisible());
        });
        button.getElement().setAttribute("aria-expanded", "false");
        actions.addComponentAsFirst(button);
        body.add(drawer);
        hideable("exercises", button);
    }

    private Exercise exercise(int number) {
        String prefix = key("exercise." + number);
        return new Exercise(
                getTranslation(prefix),
                getTranslation(prefix + ".guess"),
                lines(prefix + ".options"),
                Integer.parseInt(getTranslation(prefix + ".right")) - 1,
                getTranslation(prefix + ".link"),
                getTranslation(prefix + ".why"));
    }

    /** Sets a scenario for the student, and draws the eye to what it changed. */
    private void set(String scenario) {
        State before = simulation.state();
        act(() -> {
            simulation.restore(QueryParameters.fromString(scenario).getParameters());
            return sentence(simulation);
        });
        simulation.state().changedFrom(before).forEach(this::flash);
    }

    /** Draws the eye for a moment to a control that was set for the student. */
    private void flash(Field<?> field) {
        Component control = hiding.parts().get(field.key());
        if (control != null) {
            control.getElement().setAttribute("data-flash", flashes++ % 2 == 0 ? "a" : "b");
        }
    }

    private String reset() {
        simulation.reset();
        return sentence(simulation);
    }

    /** The chapter's simulation in this tab of the browser. */
    public final S simulation() {
        return simulation;
    }

    /** Makes the page's controls. */
    protected final Controls<S> controls() {
        return controls;
    }

    /** A translation key below that of the chapter. */
    protected final String key(String below) {
        return key + "." + below;
    }

    /** A translated text of several lines. */
    protected final List<String> lines(String textKey) {
        return getTranslation(textKey).lines().map(String::strip).toList();
    }

    /** Lets a link hide a component, by this key or by its English name; one component may have several. */
    public final void hideable(String name, Component component) {
        hiding.add(name, component);
    }

    /** A control with a question mark beside it that explains it: {@code .<name>.help} below the chapter's key. */
    protected final Div explained(String name, Component control) {
        Div explained = new Div(
                control,
                Tip.help(getTranslation("ui.help", getTranslation(key(name))), getTranslation(key(name + ".help"))));
        explained.addClassName("explained");
        hideable(name, explained);
        return explained;
    }

    /** Begins what an exercise needs beside its scenario; nothing in most chapters. */
    protected void tried(int exercise) {}

    /** Brings the stage in line with the simulation; controls and the open tab follow by themselves. */
    protected abstract void show(S current);

    /** What is seen, in one sentence. */
    protected abstract String sentence(S current);

    /** What has come about without an act of the student, in one sentence; empty where the message is to stay. */
    protected String news(S current) {
        return "";
    }

    /** How far a run is that is under way; it is read out after each quarter. */
    protected Optional<Standing> standing(S current) {
        return Optional.empty();
    }

    /** Where the footer leads, with the question that the student has carried so far. */
    protected abstract String next(S current);

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        Map<String, List<String>> settings = settings(parameters);
        if (!settings.isEmpty()) {
            simulation.restore(settings);
        }
        enter(Hiding.names(parameters.getParameters(Hiding.KEY)));
    }

    /** What the parameters of an address set, without what they hide and how they show it. */
    private static Map<String, List<String>> settings(QueryParameters parameters) {
        Map<String, List<String>> settings = new LinkedHashMap<>(parameters.getParameters());
        List.of(Hiding.KEY, Presentation.KEY, Presentation.EMBED).forEach(settings::remove);
        return settings;
    }

    /** Shows a scenario that a teacher shows, as far as it is another one than before. */
    public final void follow(QueryParameters parameters) {
        State before = simulation.state();
        Set<String> hidden = Hiding.names(parameters.getParameters(Hiding.KEY));
        simulation.restore(settings(parameters));
        if (!before.equals(simulation.state()) || !hidden.equals(hiding.hidden())) {
            enter(hidden);
            link();
        }
    }

    /** Shows the first scenario, to which all chapters of the tab have been put back. */
    private void startAgain() {
        enter(Set.of());
        link();
    }

    /** Leaves out whatever would give an answer away, or shows it again. */
    public final void leaveUnanswered(boolean leave) {
        if (hiding.unanswered() != leave) {
            hiding.leaveUnanswered(leave);
            setClassName("unanswered", leave);
            openStage().message().readOut();
        }
    }

    /** Where the page stands, the key of its chapter. */
    public final String route() {
        return key;
    }

    /** Path and parameters of what the page shows. */
    public final Location location() {
        return new Location(key, QueryParameters.simple(scenario()));
    }

    /**
     * Sets a scenario as a link does; what is hidden stays so.
     *
     * @return what in it could not be taken as it stood there
     */
    public final List<Notice> open(Map<String, List<String>> scenario) {
        simulation.restore(scenario);
        noticed = List.of();
        refresh();
        tell(sentence(simulation));
        return noticed;
    }

    private void enter(Set<String> hidden) {
        noticed = hide(hidden);
        refresh();
        tell(sentence(simulation));
    }

    /**
     * Hides what has these names, and shows all else. A name that nothing on the stage has may belong to a tab that was not opened yet.
     *
     * @return which names nothing has, if there are any
     */
    public final List<Notice> hide(Set<String> names) {
        hiding.hide(names);
        for (String name : makers.keySet()) {
            if (!hiding.unknown().isEmpty()) {
                panels.computeIfAbsent(name, this::make);
            }
        }
        List<String> unknown = hiding.unknown();
        return unknown.isEmpty()
                ? List.of()
                : List.of(new Notice(
                        "ui.notice.hide",
                        unknown.stream()
                                .limit(MOST_NAMES_TOLD)
                                .map(name -> name.substring(0, Math.min(name.length(), LONGEST_NAME_TOLD)))
                                .toList()));
    }

    /** What a link can hide of what is in sight now: the stage, the open tab, the tabs themselves. */
    public final List<Part> parts() {
        Set<Component> seen = new HashSet<>();
        return hiding.parts().entrySet().stream()
                .filter(entry -> inSight(entry.getValue()) && seen.add(entry.getValue()))
                .map(entry -> new Part(entry.getKey(), label(entry.getKey(), entry.getValue())))
                .toList();
    }

    /** As the server has laid it out, whatever a link hides. */
    private boolean inSight(Component component) {
        return component.isVisible()
                && component.getParent().map(this::inSightOrThis).orElse(false);
    }

    private boolean inSightOrThis(Component component) {
        return component == this || inSight(component);
    }

    private String label(String name, Component component) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return switch (last) {
            case "output", "message", "stats", "tabs" -> getTranslation("ui.part." + last);
            default ->
                component instanceof Tab tabOfPage
                        ? getTranslation("ui.part.tab", tabOfPage.getLabel())
                        : Wording.label(component).orElse(name);
        };
    }

    /** What the controls in sight are set to, in the words of the page, and what is set otherwise than at first and has no control. */
    public final List<Setting> settings() {
        Wording wording = new Wording(text);
        Map<String, Setting> settings = new LinkedHashMap<>();
        hiding.parts().forEach((name, part) -> {
            if (inSight(part)) {
                wording.value(part).ifPresent(value -> settings.put(name, new Setting(name, label(name, part), value)));
            }
        });
        simulation.state().write().forEach((field, value) -> {
            String label = getTranslation(key(field));
            if (!label.startsWith("!")) {
                settings.putIfAbsent(field, new Setting(field, label, value));
            }
        });
        Optional.ofNullable(tabs.getSelectedTab())
                .ifPresent(open -> settings.put(
                        tab.key(), new Setting(tab.key(), getTranslation("ui.part.opened"), open.getLabel())));
        return List.copyOf(settings.values());
    }

    /** The exercises of the drawer, in its order. */
    public final List<Exercise> exercises() {
        return exercises;
    }

    /** What is seen, in one sentence. */
    public final String seen() {
        return sentence(simulation);
    }

    /** The names that are hidden and that something has. */
    public final Set<String> hidden() {
        Set<String> known = new LinkedHashSet<>(hiding.hidden());
        hiding.unknown().forEach(known::remove);
        return known;
    }

    @Override
    public String getPageTitle() {
        return getTranslation(key("title"));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        Registration keys = attachEvent
                .getUI()
                .getElement()
                .addEventListener(
                        "keydown",
                        event -> turnPage(event.getEventData().get("event.key").asString()))
                .addEventData("event.key")
                .setFilter(STEP_KEYS);
        listening = Registration.combine(keys, StartAgain.listen(attachEvent.getUI(), this::startAgain));
        PushedFrames frames = new PushedFrames(attachEvent.getUI(), this::frame);
        simulation.onChange(frames::changed);
        openStage().message().readOut();
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        listening.remove();
        simulation.onChange(null);
    }

    private void turnPage(String pressed) {
        if (drawer != null) {
            drawer.step(pressed.equals("ArrowRight") || pressed.equals("PageDown") ? 1 : -1);
        }
    }

    /** What has come about may have set something that the address holds. */
    private void frame() {
        State before = simulation.state();
        refresh();
        if (!before.equals(simulation.state())) {
            link();
            tellAudience(false);
        }
        String news = news(simulation);
        if (!news.isEmpty()) {
            tell(news);
        }
        getUI().ifPresent(ui -> LiveRegion.of(ui).say(Voice.RUN, quarters.heard(standing(simulation))));
    }

    /** Does something with the simulation; shows what has become of it, says the sentence, and brings the address up to date. */
    public final void act(Supplier<String> action) {
        if (showing) {
            return;
        }
        String sentence = action.get();
        refresh();
        noticed = List.of();
        tell(sentence);
        link();
        tellAudience(true);
    }

    private void tellAudience(boolean byHand) {
        getUI().ifPresent(ui -> Audience.of(ui).shows(location(), byHand));
    }

    /** Controls that are set here answer as if the student had moved them, which must change nothing. */
    private void refresh() {
        showing = true;
        simulation.takeIn();
        try {
            showTab();
            controls.show(simulation);
            show(simulation);
            if (check != null) {
                check.refresh();
            }
            next.setHref(next(simulation));
            showWaysOut();
            Unchanged.orText(next, getTranslation(key("next")));
        } finally {
            showing = false;
        }
    }

    private void showTab() {
        String name = simulation.get(tab);
        tabs.setSelectedTab(tabOf.get(name));
        setClassName("deep", !name.equals(tabOf.keySet().stream().findFirst().orElse(name)));
        Panel<? super S> panel = panels.computeIfAbsent(name, this::make);
        panels.values().forEach(other -> other.setVisible(other == panel));
        panel.refresh(simulation);
    }

    private Panel<? super S> make(String name) {
        Panel<? super S> made = makers.get(name).get();
        made.setId(id("panel", name));
        made.getElement()
                .setAttribute("data-part", "tab-" + name)
                .setAttribute("role", "tabpanel")
                .setAttribute("aria-labelledby", id("tab", name));
        tabOf.get(name).getElement().setAttribute("aria-controls", id("panel", name));
        made.parts().forEach(this::hideable);
        made.stage().ifPresent(own -> own.parts().forEach((part, content) -> hideable(name + "." + part, content)));
        opened.add(made);
        return made;
    }

    /** By which tab and panel name each other, on this page alone. */
    private String id(String what, String name) {
        return key + "-" + what + "-" + name;
    }

    /** A notice in the student's language. */
    final String text(Notice notice) {
        return notice.in(this::getTranslation);
    }

    /** Says a sentence behind the notices of the last act: what comes about by itself afterwards does not wipe them out. */
    private void tell(String sentence) {
        noticed = Stream.concat(noticed.stream(), simulation.takeNotices().stream())
                .toList();
        List<String> sentences =
                new ArrayList<>(noticed.stream().map(this::text).toList());
        sentences.add(sentence);
        openStage().message().say(text.sentences(sentences).strip());
    }

    private Stage openStage() {
        return panels.get(simulation.get(tab)).stage().orElse(stage);
    }

    /** Brings the address up to date, where this page is what the address shows. */
    public final void link() {
        getUI().filter(ui -> ui.getActiveRouterTargetsChain().contains(this)).ifPresent(ui -> {
            Map<String, String> parameters = scenario();
            Presentation.of(ui).keep(parameters);
            Presentation.embedded(ui).keep(parameters);
            Language.keep(ui, parameters);
            ui.getPage().getHistory().replaceState(null, new Location(key, QueryParameters.simple(parameters)));
        });
    }

    /** The scenario as the query of an address, without what is hidden. */
    public final String scenarioQuery() {
        return QueryParameters.simple(simulation.state().write()).getQueryString();
    }

    /** The scenario as parameters of an address, with what is hidden. */
    private Map<String, String> scenario() {
        Map<String, String> parameters = new LinkedHashMap<>(simulation.state().write());
        if (!hiding.hidden().isEmpty()) {
            parameters.put(Hiding.KEY, String.join(",", hiding.hidden()));
        }
        return parameters;
    }

    /** Where the page stands outside of a frame, and where a worksheet on it is made. */
    private void showWaysOut() {
        whole.setHref(key + query(scenario()));
        Map<String, String> sheet = new LinkedHashMap<>();
        sheet.put("chapter", key);
        sheet.put("scenario", scenarioQuery());
        if (!hiding.hidden().isEmpty()) {
            sheet.put(Hiding.KEY, String.join(",", hiding.hidden()));
        }
        worksheet.setHref("worksheet" + query(sheet));
    }

    private static String query(Map<String, String> parameters) {
        String query = QueryParameters.simple(parameters).getQueryString();
        return query.isEmpty() ? "" : "?" + query;
    }
}
