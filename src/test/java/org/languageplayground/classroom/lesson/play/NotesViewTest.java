package org.languageplayground.classroom.lesson.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.classroom.lesson.plan.Lesson;
import org.languageplayground.classroom.lesson.plan.LessonException;
import org.languageplayground.classroom.lesson.plan.LessonReader;
import org.languageplayground.ui.Presentation;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.ViewFactory;

/** The notes, and beside them what the class sees, while a lesson goes on. */
@ViewPackages(packages = "org.languageplayground.classroom.lesson.play")
class NotesViewTest extends BrowserlessTest {
    private static final String TEXT = """
            # Copying

            ## Goals

            - Tell reading from knowing.

            ## Another name (5 min)

            [Scenario](/rag)

            Let somebody read it aloud.

            Question: What will it say?

            - [ ] mirna
            - [x] renera

            Answer: It copies.

            ## The end (10 min)

            [Scenario](/rag)

            Say goodbye.
            """;

    private static Instant now;
    private static LessonPlays plays;
    private LessonPlay play;

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(NotesView.class, () -> new NotesView(plays));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    private static Lesson lesson() throws LessonException {
        return LessonReader.read(TEXT.getBytes(StandardCharsets.UTF_8), LessonReader.time());
    }

    @BeforeEach
    void begin() throws LessonException {
        now = Instant.EPOCH;
        plays = new LessonPlays(() -> now);
        play = plays.start(lesson());
    }

    private NotesView open() {
        UI.getCurrent().navigate(Address.NOTES, QueryParameters.of(Address.OF, play.id()));
        return (NotesView) getCurrentView();
    }

    private String seen() {
        String notes = $view(Html.class).all().stream().map(Html::getInnerHtml).collect(Collectors.joining());
        return $view(NotesView.class).single().getElement().getTextRecursively() + notes;
    }

    /** Whether the page says that there is no lesson. */
    private boolean none() {
        return $view(Paragraph.class)
                .withCondition(one -> one.isVisible() && one.getText().startsWith("No lesson is being given here."))
                .exists();
    }

    private Button button(String text) {
        return $view(Button.class)
                .withCondition(button -> text.equals(button.getText()))
                .single();
    }

    private void await(String words) throws InterruptedException {
        assertThat(Pushed.await(() -> seen().contains(words))).as(seen()).isTrue();
    }

    @Test
    void theTeacherSeesNotesAnswerGoalsAndWhatComes() {
        open();
        assertThat(none()).isFalse();
        assertThat(seen())
                .contains(
                        "1 of 2: Another name (5 min)",
                        "Let somebody read it aloud.",
                        "What will it say?",
                        "reneraright",
                        "It copies.",
                        "The class sees the question only.",
                        "Next: The end (10 min)",
                        "This step is planned for minutes 0 to 5 of 15.",
                        "Tell reading from knowing.");
    }

    @Test
    void nextShowsTheAnswerThenGoesOnAndBackGoesBack() throws InterruptedException {
        open();
        assertThat(button("Back").isEnabled()).isFalse();
        button("Show the answer").click();
        await("The class sees the answer.");
        assertThat(play.revealed()).isTrue();
        button("Next").click();
        await("2 of 2: The end (10 min)");
        assertThat(seen()).contains("Say goodbye.", "This is the last step.").doesNotContain("What will it say?");
        assertThat(button("Next").isEnabled()).isFalse();
        button("Back").click();
        await("1 of 2");
        assertThat(play.revealed()).isTrue();
    }

    @Test
    void theNotesFollowThoseWhoTakeTheLessonOnElsewhere() throws InterruptedException {
        open();
        Thread.ofPlatform().start(play::reveal).join();
        await("The class sees the answer.");
        play.end();
        assertThat(Pushed.await(this::none)).isTrue();
    }

    @Test
    void theClockStandsStillUntilItIsStarted() throws InterruptedException {
        open();
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
        assertThat(seen()).doesNotContain("0:00");
        button("Start the clock").click();
        await("0:00");
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(1_000);
        now = now.plusSeconds(725);
        play.next();
        await("12:05");
        play.end();
        assertThat(Pushed.await(this::none)).isTrue();
        assertThat(UI.getCurrent().getPollInterval()).isEqualTo(-1);
    }

    @Test
    void withoutALessonThatIsSaid() {
        UI.getCurrent().navigate(Address.NOTES, QueryParameters.of(Address.OF, "x"));
        assertThat(none()).isTrue();
        UI.getCurrent().navigate(Address.NOTES);
        assertThat(none()).isTrue();
    }

    @Test
    void aPageThatIsLeftHearsNothingAnyMore() {
        NotesView view = open();
        view.getElement().removeFromParent();
        play.next();
        assertThat(view.getElement().getTextRecursively()).contains("The class sees the question only.");
    }

    /** A bar in the present tab, which knows the lesson from its address. */
    private LessonBar bar(Map<String, String> address) {
        LessonBar bar = new LessonBar(plays);
        UI.getCurrent().add(bar);
        bar.enter(QueryParameters.simple(address));
        return bar;
    }

    @Test
    void theClassSeesTheQuestionFirstAndNeverTheNotes() throws InterruptedException {
        LessonBar bar = bar(Map.of(Address.KEY, play.id()));
        String before = bar.getElement().getTextRecursively();
        assertThat(before)
                .contains("Copying · step 1 of 2 · 5 of 15 min", "Another name", "What will it say?", "mirna", "renera")
                .doesNotContain("right", "It copies.", "Let somebody", "Tell reading");
        play.next();
        assertThat(Pushed.await(() -> bar.getElement().getTextRecursively().contains("It copies.")))
                .isTrue();
        assertThat(bar.getElement().getTextRecursively()).contains("right").doesNotContain("Let somebody");
        play.back();
        assertThat(Pushed.await(() -> bar.getElement().getTextRecursively().equals(before)))
                .isTrue();
    }

    /** What an address of the tab holds beside the scenario, when it is presented. */
    private static Map<String, String> address() {
        Map<String, String> parameters = new HashMap<>();
        Presentation.of(UI.getCurrent()).set(true);
        Presentation.of(UI.getCurrent()).keep(parameters);
        return parameters;
    }

    @Test
    void aTabWithoutALessonShowsNothingOfIt() {
        for (Map<String, String> address : List.of(Map.<String, String>of(), Map.of(Address.KEY, "x"))) {
            LessonBar bar = bar(address);
            assertThat(bar.isVisible()).isFalse();
            assertThat(UI.getCurrent().getElement().getClassList()).doesNotContain("lesson");
        }
    }

    @Test
    void endingItInTheTabEndsItForAll() {
        LessonBar bar = bar(Map.of(Address.KEY, play.id()));
        assertThat(UI.getCurrent().getElement().getClassList()).contains("lesson");
        assertThat(LessonPlay.of(UI.getCurrent())).contains(play);
        assertThat(address()).containsEntry(Address.KEY, play.id());
        bar.end();
        assertThat(play.over()).isTrue();
        assertThat(LessonPlay.of(UI.getCurrent())).isEmpty();
        assertThat(address()).doesNotContainKey(Address.KEY);
        assertThat(bar.isVisible()).isFalse();
        assertThat(UI.getCurrent().getElement().getClassList()).doesNotContain("lesson");
        bar.end();
    }

    @Test
    void whereItIsEndedElsewhereTheTabLeavesPresentAndShowsTheLessonsPlace() throws InterruptedException {
        Presentation.of(UI.getCurrent()).set(true);
        LessonBar bar = bar(Map.of(Address.KEY, play.id()));
        play.end();
        assertThat(Pushed.await(() -> !bar.isVisible())).isTrue();
        assertThat(Presentation.of(UI.getCurrent()).on()).isFalse();
    }
}
