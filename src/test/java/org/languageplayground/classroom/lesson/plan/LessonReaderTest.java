package org.languageplayground.classroom.lesson.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.search.reading.TimeBudget;

class LessonReaderTest {
    private static final String WHOLE = """
            # Copying

            Five minutes on *copying*.

            ## Goals

            - Tell reading from knowing.
            - Say it.

            Misconceptions:

            - It knows. It reads.

            ## First (5 min)

            [Scenario](/attention?sentence=one+two&present)

            Let somebody **read**.

            - a note
            - another

            **Question:** What will it
            say?

            - [ ] mirna
            - [x] `renera`, *again*

            Answer: It copies.

            [Reveal](https://school.example/teach/attention?sentence=three)

            ## Second (12 minutes)

            [Scenario](/rag)
            """;

    private static Lesson read(String text) throws LessonException {
        return LessonReader.read(text.getBytes(StandardCharsets.UTF_8), LessonReader.time());
    }

    /** What is wrong with a text, as "line key". */
    private static List<String> problems(byte[] file) {
        LessonException refused =
                catchThrowableOfType(LessonException.class, () -> LessonReader.read(file, LessonReader.time()));
        assertThat(refused).isNotNull();
        return refused.problems().stream()
                .map(problem -> problem.line() + " " + problem.notice().key().replace("lessons.problem.", ""))
                .toList();
    }

    private static List<String> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String step(String content) {
        return "# T\n\n## S (5 min)\n\n" + content;
    }

    @Test
    void aWholeLessonIsRead() throws LessonException {
        Lesson lesson = read(WHOLE);
        assertThat(lesson.title()).isEqualTo("Copying");
        assertThat(lesson.introduction()).isEqualTo("<p>Five minutes on <em>copying</em>.</p>\n");
        assertThat(lesson.goals()).containsExactly("Tell reading from knowing.", "Say it.");
        assertThat(lesson.misconceptions()).containsExactly("It knows. It reads.");
        assertThat(lesson.minutes()).isEqualTo(17);
        assertThat(lesson.minutesUntil(1)).isEqualTo(5);
        assertThat(lesson.steps()).hasSize(2);
        Step first = lesson.steps().getFirst();
        assertThat(first.title()).isEqualTo("First");
        assertThat(first.scenario().chapter()).isEqualTo("attention");
        assertThat(first.scenario().parameters())
                .containsOnlyKeys("sentence")
                .containsEntry("sentence", List.of("one two"));
        assertThat(first.reveal().orElseThrow().parameters()).containsEntry("sentence", List.of("three"));
        assertThat(first.notes())
                .contains("<p>Let somebody <strong>read</strong>.</p>", "<li>a note</li>")
                .doesNotContain("Scenario", "Question", "mirna", "Answer", "Reveal");
        assertThat(first.question())
                .contains(new Question("What will it say?", List.of("mirna", "renera, again"), 1, "It copies."));
        assertThat(first.hasReveal()).isTrue();
        Step second = lesson.steps().getLast();
        assertThat(second)
                .isEqualTo(new Step("Second", 12, new Scenario("rag", ""), "", Optional.empty(), Optional.empty()));
        assertThat(second.hasReveal()).isFalse();
    }

    @Test
    void whatIsReadIsTheSameWithOtherLineEndsAndAByteOrderMark() throws LessonException {
        assertThat(read("\uFEFF" + WHOLE.replace("\n", "\r\n"))).isEqualTo(read(WHOLE));
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsLine() {
        assertThat(problems("""
                # T

                ## No minutes

                [Scenario](/attention)

                ## No scenario (5 min)

                - [ ] a
                - [x] b

                ## Two right (5 min)

                [Scenario](/attention)

                Question: q

                - [x] a
                - [x] b

                Answer: because
                """)).containsExactly("3 minutes", "7 scenario", "7 question", "7 answer", "18 right");
    }

    @Test
    void eachFaultOfAStepIsNamedWhereItStands() {
        String ask = "[Scenario](/rag)\n\nQuestion: q\n\n";
        assertThat(problems(step("[Scenario](/attention?sentence=a b)\n"))).containsExactly("5 blank");
        assertThat(problems(step("[Scenario](/glossary)\n"))).containsExactly("5 address");
        assertThat(problems(step("[Scenario](/rag)\n\n[Scenario](/rag)\n"))).containsExactly("7 twice");
        assertThat(problems(step(ask))).containsExactly("3 options.none", "3 answer");
        assertThat(problems(step(ask + "- [x] a\n\nAnswer: w\n"))).containsExactly("9 options");
        assertThat(problems(step(ask + "- [ ] a\n- [ ] b\n\nAnswer: w\n"))).containsExactly("9 right");
        assertThat(problems(step(ask + "- [ ] a\n- [x] b\nAnswer: w\n"))).containsExactly("3 answer", "10 answer.line");
        assertThat(problems(step(ask + "- [ ] a\n- [x] b\n- c\n\nAnswer: w\n"))).containsExactly("11 option");
        assertThat(problems(step(ask + "- [ ] a\n- [x] b\n\nQuestion: r\n\nAnswer: w\n")))
                .containsExactly("12 twice");
        assertThat(problems(step(ask + "- [ ] a\n- [x] " + "b".repeat(121) + "\n\nAnswer: w\n")))
                .containsExactly("10 option.long");
        assertThat(problems("# " + "t".repeat(101) + "\n\n## S (5 min)\n\n[Scenario](/rag)\n"))
                .containsExactly("1 title.long");
        assertThat(problems("# T\n\n# U\n\n## S (0 min)\n\n[Scenario](/rag)\n"))
                .containsExactly("3 title.second", "5 minutes");
    }

    @Test
    void aFileWithoutTitleOrStepsSaysBoth() {
        assertThat(problems("")).containsExactly("0 steps", "1 title");
        assertThat(problems("just text")).containsExactly("0 steps", "1 title");
    }

    @Test
    void whatIsNoTextInUtf8IsRefused() {
        assertThat(problems("# Größe".getBytes(StandardCharsets.ISO_8859_1))).containsExactly("0 encoding");
        assertThat(problems(new byte[] {'#', ' ', 0, 1, 2})).containsExactly("0 encoding");
        assertThat(problems(WHOLE.getBytes(StandardCharsets.UTF_16))).containsExactly("0 encoding");
        assertThat(problems(new byte[LessonReader.GREATEST_FILE + 1])).containsExactly("0 large");
    }

    @Test
    void tooManyStepsAreRefusedAndNotAllAreToldOf() {
        String many = "# T\n" + "\n## S (1 min)\n\n[Scenario](/rag)\n".repeat(10_000);
        assertThat(problems(many)).containsExactly("403 steps.many");
        assertThat(problems("# T\n" + "\n## S\n".repeat(10_000))).hasSize(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"> ", "- ", "*a **b ", "[", "![", "`"})
    void deepNestingIsReadOrRefusedAndNeverBreaks(String piece) {
        String text = step("[Scenario](/rag)\n\n" + piece.repeat(200_000 / piece.length()) + "\n");
        try {
            assertThat(read(text).steps()).hasSize(1);
        } catch (LessonException e) {
            assertThat(e.problems()).isNotEmpty();
        }
    }

    @Test
    void nothingInTheNotesCanActOrLeadElsewhere() throws LessonException {
        String notes = read(step("""
                [Scenario](/rag)

                <script>alert(1)</script>

                Look <img src=x onerror=alert(1)> [here](javascript:alert(1)) or [there](https://evil.example/)
                ![cat](https://evil.example/cat.png)
                """)).steps().getFirst().notes();
        assertThat(notes)
                .contains("&lt;script&gt;", "here", "there", "cat")
                .doesNotContain("<script", "<img", "<a ", "href", "javascript:", "evil.example");
    }

    @Test
    void markupInTitlesAndOptionsIsText() throws LessonException {
        Lesson lesson = read("""
                # A <b>T</b> & *more*

                ## S <i>x</i> (5 min)

                [Scenario](/rag)

                Question: q <script>x</script>?

                - [ ] <a href="x">a</a>
                - [x] b

                Answer: w
                """);
        assertThat(lesson.title()).isEqualTo("A T & more");
        assertThat(lesson.steps().getFirst().question().orElseThrow().options()).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)//attention",
                "data:text/html,attention",
                "attentions",
                "/lessons",
                "/class/attention/x",
                "https://attention",
                "",
                "/attention?sentence=%zz",
                "file:///attention"
            })
    void anAddressThatIsNoChapterIsNoScenario(String address) {
        assertThat(Scenario.of(address)).isEmpty();
    }

    @Test
    void ofAFullAddressOnlyPathAndQueryCount() {
        assertThat(Scenario.of("http://evil.example:81/teach/rag?k=3#x")).contains(new Scenario("rag", "k=3"));
        assertThat(Scenario.of("//evil.example/rag")).contains(new Scenario("rag", ""));
        assertThat(Scenario.of("lora?tab=teach&present=")).contains(new Scenario("lora", "tab=teach"));
        assertThat(Scenario.of("/attention?" + "x".repeat(4_000))).isEmpty();
    }

    @Test
    void aLessonDoesNotChange() throws LessonException {
        Lesson lesson = read(WHOLE);
        assertThatThrownBy(() -> lesson.goals().add("x")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> lesson.steps().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<a b='", "[a](<b", "[a]: b\n\"c\n"})
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aFileThatWouldTakeMinutesIsRefusedInTheMidstOfIt(String unfinished) {
        byte[] file = unfinished.repeat(500_000 / unfinished.length()).getBytes(StandardCharsets.UTF_8);
        AtomicLong looks = new AtomicLong();
        TimeBudget time = new TimeBudget(5, () -> looks.incrementAndGet() > 1_000 ? Long.MAX_VALUE / 2 : 0);
        LessonException refused = catchThrowableOfType(LessonException.class, () -> LessonReader.read(file, time));
        assertThat(refused.problems()).hasSize(1);
        assertThat(refused.problems().getFirst().notice().key()).isEqualTo("lessons.problem.slow");
        assertThat(refused.problems().getFirst().notice().arguments()).containsExactly(5);
    }
}
