package org.languageplayground.classroom.lesson.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.shared.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.languageplayground.classroom.lesson.plan.Lesson;
import org.languageplayground.classroom.lesson.plan.Question;
import org.languageplayground.classroom.lesson.plan.Scenario;
import org.languageplayground.classroom.lesson.plan.Step;

class LessonPlayTest {
    private static final Scenario FIRST = new Scenario("attention", "layer=1");
    private static final Scenario ANSWER = new Scenario("attention", "layer=2");
    private static final Scenario SECOND = new Scenario("rag", "");
    private static final Scenario THIRD = new Scenario("lora", "");
    private static final Lesson LESSON = new Lesson(
            "L",
            "",
            List.of(),
            List.of(),
            List.of(
                    new Step(
                            "one",
                            3,
                            FIRST,
                            "",
                            Optional.of(new Question("q", List.of("a", "b"), 1, "w")),
                            Optional.of(ANSWER)),
                    new Step("two", 4, SECOND, "", Optional.empty(), Optional.empty()),
                    new Step(
                            "three",
                            5,
                            THIRD,
                            "",
                            Optional.of(new Question("r", List.of("a", "b"), 0, "w")),
                            Optional.empty())));

    private Instant now = Instant.EPOCH;
    private final LessonPlays plays = new LessonPlays(() -> now);
    private final LessonPlay play = plays.start(LESSON);

    /** Where it is: the step from 1, with ! where its answer is shown. */
    private String place() {
        return play.index() + 1 + (play.revealed() ? "!" : "");
    }

    private List<String> walk(Runnable turn, int times) {
        List<String> places = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            turn.run();
            places.add(place());
        }
        return places;
    }

    @Test
    void theAnswerComesBeforeTheNextStepAndTheEndStays() {
        assertThat(place()).isEqualTo("1");
        assertThat(walk(play::next, 6)).containsExactly("1!", "2", "3", "3!", "3!", "3!");
        assertThat(walk(play::back, 6)).containsExactly("3", "2", "1!", "1", "1", "1");
    }

    @Test
    void theScenarioFollows() {
        assertThat(play.scenario()).isEqualTo(FIRST);
        play.next();
        assertThat(play.scenario()).isEqualTo(ANSWER);
        play.next();
        assertThat(play.scenario()).isEqualTo(SECOND);
        assertThat(play.following()).contains(LESSON.steps().get(2));
        play.next();
        assertThat(play.following()).isEmpty();
        play.reveal();
        assertThat(play.scenario())
                .as("without a second scenario the page stays")
                .isEqualTo(THIRD);
        assertThat(place()).isEqualTo("3!");
    }

    @Test
    void whoListensHearsOfEachChangeAndOfNoneAfterwards() {
        List<String> heard = new ArrayList<>();
        Registration listening = play.onChange(() -> heard.add(place()));
        play.back();
        play.next();
        play.reveal();
        play.next();
        assertThat(heard).containsExactly("1!", "2");
        listening.remove();
        play.next();
        assertThat(heard).hasSize(2);
    }

    @Test
    void whatHasEndedStaysAsItIsAndIsFoundNoMore() {
        List<Boolean> heard = new ArrayList<>();
        play.onChange(() -> heard.add(play.over()));
        assertThat(plays.find(play.id())).contains(play);
        play.end();
        play.end();
        play.next();
        assertThat(heard).containsExactly(true);
        assertThat(place()).isEqualTo("1");
        assertThat(plays.find(play.id())).isEmpty();
        assertThat(plays.find("x")).isEmpty();
    }

    @Test
    void theClockRunsFromWhenItIsStarted() {
        assertThat(play.elapsed()).isEmpty();
        play.startClock();
        now = now.plusSeconds(65);
        assertThat(play.elapsed()).contains(Duration.ofSeconds(65));
        play.startClock();
        assertThat(play.elapsed()).contains(Duration.ZERO);
    }

    @Test
    void ofTooManyLessonsTheOldestEnds() {
        List<LessonPlay> more = List.of(
                plays.start(LESSON),
                plays.start(LESSON),
                plays.start(LESSON),
                plays.start(LESSON),
                plays.start(LESSON));
        assertThat(play.over()).isTrue();
        assertThat(more).noneMatch(LessonPlay::over);
        assertThat(more).extracting(LessonPlay::id).doesNotHaveDuplicates();
    }
}
