package org.languageplayground.classroom.lesson.play;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.util.List;
import org.languageplayground.classroom.lesson.plan.Question;
import org.languageplayground.classroom.lesson.plan.Step;
import org.languageplayground.ui.PushedFrames;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/** The teacher's second screen: notes and answers of the step that the projector shows, what comes next, and the time. */
@Route(Address.NOTES)
public class NotesView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private static final int SECOND = 1_000;

    private final transient LessonPlays plays;
    private final H1 title = new H1();
    private final Paragraph planned = new Paragraph();
    private final Span elapsed = new Span();
    private final Button clock = new Button("", event -> startClock());
    private final Button back = new Button(getTranslation("lessons.back"), event -> turn(false));
    private final Button next = new Button("", event -> turn(true));
    private final H2 step = new H2();
    private final Div notes = new Div();
    private final Section question = new Section();
    private final Paragraph coming = new Paragraph();
    private final Section goals = new Section();
    private final Div given = new Div();
    private final Div none = new Div();
    private transient LessonPlay play;
    private transient Registration listening = () -> {};
    private transient Registration ticking = () -> {};
    private transient Registration keys = () -> {};

    public NotesView(LessonPlays plays) {
        this.plays = plays;
        addClassNames("chapter", "lesson-notes");
        back.addThemeNames("large");
        next.addThemeNames("primary", "large");
        elapsed.addClassName("lesson-clock");
        elapsed.getElement().setAttribute("role", "timer");
        planned.addClassName("lesson-planned");
        Div time = new Div(elapsed, clock, planned);
        time.addClassName("lesson-time");
        Div turn = new Div(back, next);
        turn.addClassName("lesson-turn");
        Section now = new Section(step, notes);
        Div columns = new Div(new Div(now), new Div(question, coming));
        columns.addClassName("lesson-columns");
        given.add(time, turn, columns, goals);
        none.add(
                new Paragraph(getTranslation("lessons.notes.none")),
                new Anchor(Address.LESSONS, getTranslation("lessons.title")));
        add(title, given, none);
    }

    private void turn(boolean on) {
        if (play != null) {
            play.turn(on);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        play = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(Address.OF)
                .flatMap(plays::find)
                .orElse(null);
        if (play != null) {
            goals();
        }
        getUI().ifPresent(this::listen);
        show();
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        listen(attachEvent.getUI());
        keys = StepKeys.listen(attachEvent.getUI(), ".lesson-notes", this::turn);
        ticking = attachEvent.getUI().addPollListener(event -> tick());
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        listening.remove();
        ticking.remove();
        keys.remove();
        detachEvent.getUI().setPollInterval(-1);
    }

    private void listen(UI ui) {
        listening.remove();
        if (play != null) {
            PushedFrames frames = new PushedFrames(ui, this::show);
            listening = play.onChange(frames::changed);
        }
        poll(ui);
    }

    /** The clock ticks by asking the server once a second, and only while it runs. */
    private void poll(UI ui) {
        ui.setPollInterval(play != null && !play.over() && play.elapsed().isPresent() ? SECOND : -1);
    }

    private void startClock() {
        play.startClock();
    }

    private void tick() {
        elapsed.setText(
                play == null ? "" : play.elapsed().map(NotesView::minutes).orElse(""));
    }

    private static String minutes(Duration time) {
        return "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }

    private void goals() {
        goals.removeAll();
        list("lessons.goals", play.lesson().goals());
        list("lessons.misconceptions", play.lesson().misconceptions());
    }

    private void list(String name, List<String> lines) {
        if (!lines.isEmpty()) {
            UnorderedList list = new UnorderedList();
            lines.forEach(line -> list.add(new ListItem(line)));
            goals.add(new H2(getTranslation(name)), list);
        }
    }

    private void show() {
        boolean goesOn = play != null && !play.over();
        given.setVisible(goesOn);
        none.setVisible(!goesOn);
        title.setText(
                play == null ? getTranslation("lessons.notes") : play.lesson().title());
        getUI().ifPresent(this::poll);
        if (!goesOn) {
            return;
        }
        tick();
        int number = play.index() + 1;
        Step current = play.current();
        clock.setText(getTranslation(play.elapsed().isPresent() ? "lessons.clock.again" : "lessons.clock"));
        planned.setText(getTranslation(
                "lessons.planned",
                play.lesson().minutesUntil(number - 1),
                play.lesson().minutesUntil(number),
                play.lesson().minutes()));
        step.setText(getTranslation(
                "lessons.step", number, play.lesson().steps().size(), current.title(), current.minutes()));
        notes.removeAll();
        notes.add(new Html("<div>" + current.notes() + "</div>"));
        question.removeAll();
        current.question().ifPresent(this::show);
        boolean reveals = current.hasReveal() && !play.revealed();
        getUI().ifPresent(ui -> LiveRegion.of(ui)
                .say(
                        Voice.LESSON,
                        play.revealed()
                                ? getTranslation("lessons.shown")
                                : getTranslation(
                                        "lessons.heard",
                                        number,
                                        play.lesson().steps().size(),
                                        current.title())));
        next.setText(getTranslation(reveals ? "lessons.reveal" : "lessons.next"));
        next.setEnabled(reveals || play.following().isPresent());
        back.setEnabled(number > 1 || play.revealed());
        coming.setText(play.following()
                .map(following -> getTranslation("lessons.coming", following.title(), following.minutes()))
                .orElseGet(() -> getTranslation("lessons.coming.none")));
    }

    private void show(Question asked) {
        OptionList options = new OptionList();
        options.show(asked, true);
        Paragraph state = new Paragraph(getTranslation(play.revealed() ? "lessons.shown" : "lessons.hidden"));
        state.addClassName("help");
        question.add(new H2(asked.text()), options, new Paragraph(asked.why()), state);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lessons.notes");
    }
}
