package org.languageplayground.classroom;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.languageplayground.classroom.lesson.play.LessonPlay;
import org.languageplayground.classroom.room.Poll;
import org.languageplayground.ui.Unchanged;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/** The question to the class, as one tab sees it: students answer, the teacher sees the answers come in and shows what comes true. */
final class PollCard extends Div {
    private final transient PollWords words = new PollWords(this::getTranslation, this::getLocale);
    private final Paragraph question = new Paragraph();
    private final Div answers = new Div();
    private final TextField word = new TextField(getTranslation("class.poll.word"));
    private final Button send = new Button(getTranslation("class.poll.send"), event -> vote(word.getValue()));
    private final Div own = new Div(word, send);
    private final Paragraph given = new Paragraph();
    private final Histogram histogram = new Histogram();
    private final Button reveal =
            new Button(getTranslation("class.poll.reveal"), event -> teacher().lead(room -> room.revealing()));
    private final Button close =
            new Button(getTranslation("class.poll.close"), event -> teacher().lead(room -> room.closingPoll()));
    private transient ClassTab tab;
    private transient Poll shown;
    /** Whether a lesson asks, which tells its teacher by itself what comes true. */
    private boolean ofLesson;

    PollCard() {
        addClassName("class-poll");
        question.addClassName("class-question");
        answers.addClassName("class-options");
        own.addClassName("class-options");
        List.of(answers, own).forEach(way -> way.getElement().setAttribute("role", "group"));
        word.setMaxLength(Poll.LONGEST_WORD);
        send.addClickShortcut(Key.ENTER).listenOn(word);
        reveal.addThemeNames("primary");
        Div acts = new Div(reveal, close);
        acts.addClassName("class-options");
        add(question, answers, own, given, histogram, acts);
    }

    private TeacherTab teacher() {
        return (TeacherTab) tab;
    }

    /** Brings it up to date; without a class or a question it is not there. */
    void show(ClassTab present) {
        tab = present;
        Poll poll = present == null ? null : present.room().poll().orElse(null);
        setVisible(poll != null);
        if (poll == null) {
            shown = null;
            silence();
            return;
        }
        boolean student = present instanceof StudentTab;
        boolean asked = poll.stage() == Poll.Stage.ASKED;
        if (shown == null || !shown.id().equals(poll.id())) {
            ofLesson = LessonPlay.of(present.ui()).isPresent();
            answers.removeAll();
            word.clear();
            poll.options().forEach(option -> answers.add(new Button(option, event -> vote(option))));
        }
        shown = poll;
        Unchanged.orText(question, poll.question());
        List.of(answers, own).forEach(way -> way.getElement().setAttribute("aria-label", poll.question()));
        answers.setVisible(student && asked && !poll.options().isEmpty());
        own.setVisible(student && asked && poll.options().isEmpty());
        Unchanged.orText(
                given,
                student
                        ? given(poll, (StudentTab) present)
                        : getTranslation(
                                "class.poll.count",
                                poll.votes().size(),
                                present.room().roll().students().size()));
        histogram.setVisible(!student || !asked);
        histogram.show(poll);
        reveal.setVisible(!student && asked);
        close.setVisible(!student);
        say(poll);
    }

    private void say(Poll poll) {
        LiveRegion region = LiveRegion.of(tab.ui());
        if (tab instanceof StudentTab student) {
            region.say(Voice.QUESTION, heard(poll, student));
        } else if (poll.stage() == Poll.Stage.ASKED) {
            region.say(Voice.ANSWERS, given.getText());
        } else {
            region.say(Voice.ANSWERS, "");
            region.say(Voice.QUESTION, ofLesson ? words.counts(poll) : words.result(poll));
        }
    }

    /** What a student hears: the question, then the own answer, then what comes true. */
    private String heard(Poll poll, StudentTab student) {
        if (poll.stage() != Poll.Stage.ASKED) {
            return words.sentences(words.result(poll), given.getText());
        }
        boolean answered = poll.votes().containsKey(student.student().id());
        return answered ? given.getText() : words.asked(poll.question(), poll.options());
    }

    private void silence() {
        if (tab != null) {
            LiveRegion region = LiveRegion.of(tab.ui());
            region.say(Voice.QUESTION, "");
            region.say(Voice.ANSWERS, "");
        }
    }

    private String given(Poll poll, StudentTab student) {
        String answer = poll.votes().get(student.student().id());
        if (poll.stage() == Poll.Stage.ASKED) {
            return answer == null ? getTranslation("class.poll.open") : getTranslation("class.poll.given", answer);
        }
        return answer == null ? getTranslation("class.poll.missed") : getTranslation("class.poll.was", answer);
    }

    private void vote(String answer) {
        StudentTab student = (StudentTab) tab;
        student.attempt(() -> student.rooms().vote(student.code(), student.seat(), answer));
    }
}
