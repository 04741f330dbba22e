package org.languageplayground.classroom.sheet;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.languageplayground.ui.Language;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;
import org.languageplayground.ui.chapter.Part;

/** Makes a worksheet of a scenario: what students do not see, what they are asked, and how it leaves the page. Its address holds all of it. */
@Route("worksheet")
@StyleSheet("context://sheet.css")
public class WorksheetView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final transient PageText text = new PageText(this::getTranslation, this::getLocale);
    private final MessageLine message = new MessageLine();
    private final TextField title = new TextField(getTranslation("classroom.sheet.title"));
    private final TextField scenario = new TextField(getTranslation("classroom.sheet.scenario"));
    private final Anchor change = new Anchor("", getTranslation("classroom.sheet.change"));
    private final CheckboxGroup<Part> controls = new CheckboxGroup<>(getTranslation("classroom.sheet.hide"));
    private final CheckboxGroup<Part> tabs = new CheckboxGroup<>(getTranslation("classroom.sheet.tabs"));
    private final CheckboxGroup<Integer> exercises = new CheckboxGroup<>(getTranslation("classroom.sheet.exercises"));
    private final QuestionList questions = new QuestionList(this::questionsChanged);
    private final RadioButtonGroup<Boolean> copy = new RadioButtonGroup<>(getTranslation("classroom.sheet.copy"));
    private final TakeAway takeAway = new TakeAway();
    private final ChapterStage stage = new ChapterStage();
    private final Paper paper = new Paper(stage);
    private transient Sheet sheet;
    private transient URI home;
    private boolean showing;

    public WorksheetView() {
        addClassNames("chapter", "worksheet");
        title.setMaxLength(Sheet.LONGEST_TITLE);
        title.setValueChangeMode(ValueChangeMode.LAZY);
        title.addValueChangeListener(event -> act(sheet.withTitle(event.getValue())));
        scenario.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        scenario.setAutoselect(true);
        scenario.addValueChangeListener(event -> paste(event.getValue()));
        Stream.of(controls, tabs).forEach(group -> {
            group.setItemLabelGenerator(Part::label);
            group.addValueChangeListener(event -> act(sheet.withHidden(chosen())));
        });
        exercises.addValueChangeListener(event -> act(sheet.withExercises(event.getValue())));
        copy.setItems(false, true);
        copy.setItemLabelGenerator(
                solved -> getTranslation(solved ? "classroom.sheet.copy.solution" : "classroom.sheet.copy.worksheet"));
        copy.setValue(false);
        copy.addValueChangeListener(event -> act(sheet));
        Button print = new Button(getTranslation("classroom.sheet.print"));
        print.addThemeNames("primary");
        print.addClickListener(pressed -> print.getElement().executeJs("window.print()"));
        Paragraph lead = new Paragraph(getTranslation("classroom.sheet.lead"));
        lead.addClassName("lead");
        Div output = new Div(copy, print);
        output.addClassName("worksheet-output");
        Div form = new Div(
                title,
                scenario,
                change,
                controls,
                new Details(getTranslation("classroom.sheet.tabs.open"), tabs),
                new Details(getTranslation("classroom.sheet.exercises.open"), exercises),
                new H2(getTranslation("classroom.sheet.questions")),
                questions,
                new H2(getTranslation("classroom.sheet.out")),
                takeAway);
        form.addClassName("worksheet-form");
        Div preview = new Div(output, paper);
        preview.addClassName("worksheet-preview");
        Div columns = new Div(form, preview);
        columns.addClassName("worksheet-columns");
        add(new H1(getTranslation("classroom.sheet.heading")), lead, message, columns);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("classroom.sheet.heading");
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        attachEvent.getUI().getPage().fetchCurrentURL(url -> {
            home = URI.create(url.toExternalForm()).resolve(".");
            showLinks();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SheetAddress.Read read =
                SheetAddress.read(event.getLocation().getQueryParameters().getParameters());
        enter(read.sheet(), read.notices());
    }

    /** Shows a sheet on a scenario that may be a new one. */
    private void enter(Sheet wanted, List<Notice> known) {
        List<Notice> notices = new ArrayList<>(known);
        notices.addAll(stage.open(wanted));
        sheet = new Sheet(
                wanted.chapter(),
                stage.scenario(),
                stage.hidden(),
                wanted.title(),
                wanted.withExercises(possible(wanted, notices)).exercises(),
                wanted.questions());
        showing = true;
        try {
            title.setValue(sheet.title());
            offer();
            questions.show(sheet.questions());
            change.setHref(sheet.studentPath());
        } finally {
            showing = false;
        }
        show(notices);
    }

    /** The exercises that the chapter has. */
    private Set<Integer> possible(Sheet wanted, List<Notice> notices) {
        int most = stage.exercises().size();
        wanted.exercises().stream()
                .filter(number -> number > most)
                .forEach(number -> notices.add(new Notice("classroom.sheet.notice.exercise", number)));
        return wanted.exercises().headSet(most + 1);
    }

    private void offer() {
        List<Part> parts = stage.parts();
        offer(controls, parts.stream().filter(part -> !isTab(part)).toList());
        offer(tabs, parts.stream().filter(WorksheetView::isTab).toList());
        exercises.setItems(
                IntStream.rangeClosed(1, stage.exercises().size()).boxed().toList());
        exercises.setItemLabelGenerator(
                number -> number + ". " + stage.exercises().get(number - 1).question());
        exercises.setValue(sheet.exercises());
    }

    private void offer(CheckboxGroup<Part> group, List<Part> parts) {
        group.setItems(parts);
        group.setValue(parts.stream()
                .filter(part -> sheet.hidden().contains(part.name()))
                .collect(Collectors.toSet()));
    }

    private static boolean isTab(Part part) {
        return part.name().startsWith("tab.");
    }

    /** What is ticked, and what is hidden in tabs that are not open. */
    private Set<String> chosen() {
        Set<String> names = new LinkedHashSet<>(sheet.hidden());
        stage.parts().forEach(part -> names.remove(part.name()));
        Stream.of(controls, tabs)
                .flatMap(group -> group.getListDataView().getItems().filter(group.getValue()::contains))
                .forEach(part -> names.add(part.name()));
        return names;
    }

    private void questionsChanged() {
        act(sheet.withQuestions(questions.questions()));
    }

    private void paste(String text) {
        if (showing || home == null) {
            return;
        }
        PastedLink.Read read = PastedLink.read(text, home);
        scenario.setInvalid(read.problem().isPresent());
        scenario.setErrorMessage(read.problem().map(this::text).orElse(""));
        read.link().ifPresent(link -> {
            enter(sheet.movedTo(link.chapter(), link.scenario()), List.of());
            link();
        });
    }

    private String text(Notice notice) {
        return text.notice(notice);
    }

    private void act(Sheet wanted) {
        if (!showing) {
            sheet = wanted;
            show(List.of());
            link();
        }
    }

    private void show(List<Notice> notices) {
        paper.show(sheet, copy.getValue());
        showLinks();
        tell(notices);
    }

    private void showLinks() {
        if (home == null || sheet == null) {
            return;
        }
        String link = outside(sheet.studentPath());
        takeAway.show(link, outside(sheet.framePath()), sheet.title().isBlank() ? stage.title() : sheet.title());
        paper.showLink(link);
        showing = true;
        scenario.setValue(home + sheet.chapter() + Addresses.query(sheet.parameters()));
        showing = false;
    }

    /** Where students go whose browsers may speak another language. */
    private String outside(String path) {
        return home + Language.keep(UI.getCurrent(), path);
    }

    /** What the sheet comes to, behind what could not be taken. */
    private void tell(List<Notice> notices) {
        long asked = sheet.exercises().size()
                + sheet.questions().stream()
                        .filter(question -> !question.blank())
                        .count();
        List<String> sentences =
                new ArrayList<>(notices.stream().map(this::text).toList());
        int leftOut = SheetAddress.write(sheet).leftOut();
        if (leftOut > 0) {
            sentences.add(getTranslation("classroom.sheet.leftout", leftOut));
        }
        sentences.add(
                getTranslation("classroom.sheet.seen", asked, sheet.hidden().size()));
        message.say(text.sentences(sentences));
    }

    private void link() {
        getUI().ifPresent(ui -> ui.getPage()
                .getHistory()
                .replaceState(
                        null,
                        new Location(
                                "worksheet",
                                QueryParameters.fromString(
                                        SheetAddress.write(sheet).query()))));
    }
}
