package org.languageplayground.classroom.lesson.play;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Optional;
import org.languageplayground.classroom.lesson.plan.Question;
import org.languageplayground.classroom.lesson.plan.Scenario;
import org.languageplayground.classroom.lesson.plan.Step;
import org.languageplayground.ui.Presentation;
import org.languageplayground.ui.PushedFrames;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/**
 * What a class sees of a lesson above the chapter's page: where it is, the question, and after the next key the answer. It opens each step's
 * scenario by itself. Never shows notes.
 */
@StyleSheet("context://lesson.css")
public final class LessonBar extends Section {
    private final transient LessonPlays plays;
    private final Span where = new Span();
    private final Button back = new Button("←", event -> turn(false));
    private final Button next = new Button("→", event -> turn(true));
    private final Anchor notes = new Anchor();
    private final Span step = new Span();
    private final Span asked = new Span();
    private final OptionList options = new OptionList();
    private final Paragraph why = new Paragraph();
    private transient LessonPlay play;
    private transient Scenario shown;
    private transient Registration keys = () -> {};
    private transient Registration listening = () -> {};

    /** Shows nothing as long as no lesson is given in this tab. */
    public LessonBar(LessonPlays plays) {
        this.plays = plays;
        addClassName("lesson-bar");
        getElement().setAttribute("tabindex", "-1");
        setVisible(false);
        getElement().setAttribute("aria-label", getTranslation("lessons.bar"));
        back.setAriaLabel(getTranslation("lessons.back"));
        next.setAriaLabel(getTranslation("lessons.next"));
        where.addClassName("lesson-where");
        Button again = new Button(getTranslation("lessons.again"), event -> open());
        notes.setText(getTranslation("lessons.notes.open"));
        notes.setTarget(AnchorTarget.BLANK);
        Button end = new Button(getTranslation("lessons.end"), event -> play.end());
        List.of(back, next, again, end).forEach(button -> button.addThemeNames("tertiary", "small"));
        Div row = new Div(back, next, where, again, notes, end);
        row.addClassName("lesson-row");
        step.addClassName("lesson-step");
        Paragraph head = new Paragraph(step, asked);
        head.addClassName("lesson-head");
        why.addClassName("lesson-why");
        Div board = new Div(head, options, why);
        board.addClassName("lesson-board");
        add(row, board);
    }

    /** Takes up the lesson that an address names, if it is given in this browser. */
    public void enter(QueryParameters address) {
        address.getSingleParameter(Address.KEY).flatMap(plays::find).ifPresent(this::give);
    }

    private void give(LessonPlay given) {
        if (given == play) {
            return;
        }
        play = given;
        shown = given.scenario();
        listen();
        show();
    }

    /** Ends the lesson of this tab, if there is one; the page stays as it is. */
    public void end() {
        if (play != null) {
            LessonPlay ending = play;
            leave();
            ending.end();
        }
    }

    private void leave() {
        listening.remove();
        play = null;
        show();
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        keys = StepKeys.listen(attachEvent.getUI(), ".present.lesson", this::turn);
        listen();
        show();
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        keys.remove();
        listening.remove();
    }

    private void turn(boolean on) {
        if (play != null) {
            play.turn(on);
        }
    }

    private void listen() {
        listening.remove();
        listening = () -> {};
        Optional<UI> ui = getUI();
        if (play != null && ui.isPresent()) {
            PushedFrames frames = new PushedFrames(ui.get(), this::follow);
            listening = play.onChange(frames::changed);
        }
    }

    /** Brings the tab in line with where the lesson is. */
    private void follow() {
        if (play == null) {
            return;
        }
        if (play.over()) {
            leave();
            Presentation.of(UI.getCurrent()).set(false);
            UI.getCurrent().navigate(Address.LESSONS);
            return;
        }
        if (!play.scenario().equals(shown)) {
            open();
        }
        show();
    }

    /** Opens the scenario, whatever has become of it meanwhile. */
    private void open() {
        shown = play.scenario();
        Address.open(UI.getCurrent(), play);
    }

    /** Lets the style sheet, the tab's addresses and others in the tab know. */
    private void mark(UI ui) {
        ui.getElement().getClassList().set("lesson", play != null);
        Presentation.of(ui).carry(Address.KEY, Optional.ofNullable(play).map(LessonPlay::id));
        ComponentUtil.setData(ui, LessonPlay.class, play);
    }

    private void show() {
        setVisible(play != null);
        getUI().ifPresent(this::mark);
        if (play == null) {
            return;
        }
        Step current = play.current();
        int number = play.index() + 1;
        where.setText(getTranslation(
                "lessons.where",
                play.lesson().title(),
                number,
                play.lesson().steps().size(),
                play.lesson().minutesUntil(number),
                play.lesson().minutes()));
        notes.setHref(Address.notes(play));
        step.setText(current.title());
        asked.setText(current.question().map(Question::text).orElse(""));
        current.question().ifPresent(question -> options.show(question, play.revealed()));
        options.setVisible(current.question().isPresent());
        why.setText(current.question()
                .filter(question -> play.revealed())
                .map(Question::why)
                .orElse(""));
        getUI().ifPresent(ui -> LiveRegion.of(ui).say(Voice.LESSON, heard(current, number)));
    }

    /** Where the lesson is and what it asks; after that what comes true. */
    private String heard(Step current, int number) {
        LessonWords words = new LessonWords(this::getTranslation, this::getLocale);
        return play.revealed() && current.question().isPresent()
                ? words.answered(current.question().get())
                : words.step(current, number, play.lesson().steps().size());
    }
}
