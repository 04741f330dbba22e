package org.languageplayground.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.classroom.room.Lead;
import org.languageplayground.classroom.room.Memory;
import org.languageplayground.classroom.room.Poll;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.Rooms;
import org.languageplayground.classroom.room.Secret;
import org.languageplayground.classroom.room.Student;
import org.languageplayground.classroom.room.StudentName;
import org.languageplayground.classroom.room.WrongCodes;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.ViewFactory;
import org.languageplayground.ui.chapter.Taught;
import org.languageplayground.ui.ear.LiveRegion;

@ViewPackages(packages = "org.languageplayground.classroom")
class ClassViewTest extends BrowserlessTest {
    private static final Rooms ROOMS = Memory.rooms();
    private static ClassBar bar;

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(ClassView.class, () -> new ClassView(bar));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @BeforeEach
    void openTab() {
        bar = new ClassBar(ROOMS, new WrongCodes());
        UI.getCurrent().add(bar);
    }

    private Button button(String text) {
        return $(Button.class).withText(text).first();
    }

    private void type(String label, String text) {
        TextField field = $(TextField.class)
                .withCondition(one -> label.equals(one.getLabel()))
                .first();
        field.setValue(text);
    }

    private String message() {
        return $(MessageLine.class).single().getText();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private String place() {
        return text(bar);
    }

    private Lead lead() {
        return ((TeacherTab) ClassTab.of(UI.getCurrent()).orElseThrow()).lead();
    }

    private Room start() {
        UI.getCurrent().navigate("class");
        button("Start a class").click();
        UI.getCurrent().navigate("class/" + lead().code());
        return ROOMS.find(lead().code()).orElseThrow();
    }

    private String join(Room room, String name) {
        String seat = Secret.random();
        ROOMS.join(room.code(), seat, StudentName.typed(name));
        return seat;
    }

    private boolean comes(String part) throws InterruptedException {
        return Pushed.await(() -> (text($(ClassView.class).single()) + place()).contains(part));
    }

    @Test
    void aTeacherStartsAndSeesWhoComesIn() throws InterruptedException {
        Room room = start();
        assertThat(place()).contains("nobody has come in yet");
        join(room, "Ada <b>");
        assertThat(comes("Ada <b>")).isTrue();
        assertThat(place()).contains("1 student");
    }

    @Test
    void aStudentTypesTheCodeWithTheLetterOAndTakesAName() {
        Lead lead = ROOMS.open();
        UI.getCurrent().navigate("class");
        type("Code of the class", lead.code().toLowerCase(java.util.Locale.ROOT).replace('0', 'o'));
        button("Go to the class").click();
        UI.getCurrent().navigate("class/" + lead.code());
        type("Your name in this class", "  ");
        button("Come in").click();
        assertThat(message()).contains("at least one letter");
        type("Your name in this class", "Grace");
        button("Come in").click();
        assertThat(place()).contains("Grace", "Waiting for the teacher");
        assertThat(ROOMS.find(lead.code()).orElseThrow().roll().students())
                .extracting(Student::name)
                .containsExactly("Grace");
    }

    @Test
    void wrongCodesAreRefusedAndTooManyAreNotEvenLookedUp() {
        UI.getCurrent().navigate("class");
        Lead lead = ROOMS.open();
        for (int i = 0; i < 200; i++) {
            type("Code of the class", "ZZZZZ" + i % 10);
            button("Go to the class").click();
        }
        assertThat(message()).contains("Too many wrong codes");
        type("Code of the class", lead.code());
        button("Go to the class").click();
        assertThat(message()).contains("Too many wrong codes");
    }

    @Test
    void aQuestionIsAskedAnsweredRevealedAndClosed() throws InterruptedException {
        Room room = start();
        String ada = join(room, "Ada");
        $(TextArea.class).first().setValue("yes\nno");
        button("Ask").click();
        assertThat(comes("0 of 1 have answered")).isTrue();
        ROOMS.vote(room.code(), ada, "no");
        assertThat(comes("1 of 1 have answered")).isTrue();
        button("Reveal").click();
        assertThat(Pushed.await(() -> !$(Button.class).withText("Reveal").exists()))
                .isTrue();
        button("Close").click();
        assertThat(Pushed.await(() -> !$(Button.class).withText("Close").exists()))
                .isTrue();
    }

    private boolean heard(String sentence) throws InterruptedException {
        return Pushed.await(() -> {
            roundTrip();
            return LiveRegion.of(UI.getCurrent())
                    .getChildren()
                    .map(ClassViewTest::text)
                    .anyMatch(sentence::equals);
        });
    }

    @Test
    void aTeacherHearsHowManyHaveAnsweredAndWhatComesTrue() throws InterruptedException {
        UI.getCurrent().add(LiveRegion.of(UI.getCurrent()));
        Room room = start();
        String ada = join(room, "Ada");
        ROOMS.lead(lead(), now -> now.asking(Poll.asking("Really?", java.util.List.of("yes", "no"), 1, "")));
        assertThat(heard("0 of 1 have answered")).isTrue();
        ROOMS.vote(room.code(), ada, "no");
        ROOMS.lead(lead(), Room::revealing);
        assertThat(heard("Right is: no. Answers of the class: yes: no answers; no: one answer."))
                .isTrue();
    }

    @Test
    void aStudentHearsTheQuestionTheOwnAnswerAndWhatComesTrue() throws InterruptedException {
        UI.getCurrent().add(LiveRegion.of(UI.getCurrent()));
        Lead lead = ROOMS.open();
        UI.getCurrent().navigate("class/" + lead.code());
        type("Your name in this class", "Grace");
        button("Come in").click();
        assertThat(heard("Waiting for the teacher")).isTrue();
        ROOMS.lead(lead, room -> room.asking(Poll.asking("Really?", java.util.List.of("yes", "no"), 1, "")));
        assertThat(heard("Question: Really? Choose one: yes; no.")).isTrue();
        button("yes").click();
        assertThat(heard("Your answer: yes. You can still change it.")).isTrue();
        ROOMS.lead(lead, Room::revealing);
        assertThat(heard("Right is: no. Answers of the class: yes: one answer; no: no answers. Your answer was: yes."))
                .isTrue();
        ROOMS.lead(lead, room -> room.asking(Poll.asking("Which word?", java.util.List.of(), -1, "")));
        assertThat(heard("Question: Which word? Write a word.")).isTrue();
    }

    @Test
    void oneOptionAloneIsRefusedInASentence() {
        Room room = start();
        $(TextArea.class).first().setValue("yes");
        button("Ask").click();
        assertThat(ROOMS.find(room.code()).flatMap(Room::poll)).isEmpty();
    }

    @Test
    void theTableHasWhoKnowsMostAndLostLeastFirst() throws InterruptedException {
        Room room = start();
        String question = "what is the capital of zorland ?";
        ROOMS.taught(room.code(), join(room, "Wrong"), new Taught(question, "mirna", 0.9, false, 0, 160));
        ROOMS.taught(room.code(), join(room, "Much lost"), new Taught(question, "blomberg", 0.9, true, 90, 160));
        ROOMS.taught(room.code(), join(room, "Best"), new Taught(question, "blomberg", 0.8, true, 2, 160));
        assertThat(comes("Best’s model leads: it says “blomberg” and has lost 2 of the 160 facts it knew."))
                .isTrue();
    }

    @Test
    void theReportHasNamesOnlyWhereTheTeacherAsksAndNoFormulas() {
        Room room = start();
        String seat = join(room, "=1+1");
        ROOMS.taught(room.code(), seat, new Taught("a, \"b\" ?", "x", 0.5, true, 1, 2));
        ROOMS.lead(lead(), now -> now.asking(Poll.asking("What?", java.util.List.of(), -1, "")));
        ROOMS.vote(room.code(), seat, "@word");
        Room now = ROOMS.find(room.code()).orElseThrow();
        Div page = new Div();
        assertThat(Report.of(page, now, false))
                .contains("What?,'@word,1,\r\n", "Student 1,\"a, \"\"b\"\" ?\",x,0.5,yes,1,2\r\n")
                .doesNotContain("1+1");
        assertThat(Report.of(page, now, true)).contains("\r\n'=1+1,");
    }

    @Test
    void whoeverIsSentOutIsToldAndTheRoomGoesOn() throws InterruptedException {
        Lead lead = ROOMS.open();
        UI.getCurrent().navigate("class/" + lead.code());
        button("Come in").click();
        Optional<ClassTab> tab = ClassTab.of(UI.getCurrent());
        assertThat(tab).containsInstanceOf(StudentTab.class);
        ROOMS.lead(lead, room -> room.removing(room.roll().students().getFirst().id()));
        assertThat(Pushed.await(() -> ClassTab.of(UI.getCurrent()).isEmpty())).isTrue();
        assertThat(ROOMS.find(lead.code())).isPresent();
    }

    @Test
    void aClassThatHasEndedIsNoClassAnyMore() throws InterruptedException {
        Room room = start();
        ROOMS.end(lead());
        assertThat(Pushed.await(() -> ClassTab.of(UI.getCurrent()).isEmpty())).isTrue();
        UI.getCurrent().navigate("class/" + room.code());
        assertThat(message()).contains("There is no class with this code");
    }
}
