package org.languageplayground.classroom.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.languageplayground.classroom.lesson.plan.Lesson;
import org.languageplayground.classroom.lesson.plan.LessonException;
import org.languageplayground.classroom.lesson.plan.LessonProblem;
import org.languageplayground.classroom.lesson.plan.LessonReader;
import org.languageplayground.classroom.lesson.plan.Question;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.search.reading.TimeBudget;
import org.languageplayground.ui.Languages;

class LessonLibraryTest {
    private static final String SMALL = "# T\n\n## S (5 min)\n\n[Scenario](/rag)\n";

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void fourLessonsComeWithThePlayground() {
        Map<String, Integer> minutes = new LessonLibrary("")
                .shipped(Locale.ENGLISH).stream().collect(Collectors.toMap(LessonFile::name, file -> file.lesson()
                        .minutes()));
        assertThat(minutes)
                .isEqualTo(Map.of("first-visit.md", 15, "attention.md", 45, "fine-tuning.md", 45, "retrieval.md", 45));
    }

    @Test
    void eachHasGoalsMisconceptionsNotesAndAQuestionInEachStep() {
        assertThat(new LessonLibrary("").shipped(Locale.ENGLISH)).allSatisfy(file -> {
            assertThat(file.lesson().goals()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(file.lesson().misconceptions()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(file.lesson().steps()).allSatisfy(step -> {
                assertThat(step.notes()).as(step.title()).isNotEmpty();
                assertThat(step.question()).as(step.title()).isPresent();
            });
        });
    }

    @Test
    void eachLanguageHasTheSameLessonsWithTheSameScenariosAndRightAnswers() {
        LessonLibrary library = new LessonLibrary("");
        assertThat(Languages.all()).hasSizeGreaterThanOrEqualTo(3);
        for (Locale language : Languages.all()) {
            for (int i = 0; i < LessonLibrary.SHIPPED.size(); i++) {
                Lesson english = library.shipped(Locale.ENGLISH).get(i).lesson();
                Lesson lesson = library.shipped(language).get(i).lesson();
                assertThat(outline(lesson)).as(language + " " + english.title()).isEqualTo(outline(english));
                assertThat(lesson.goals()).hasSameSizeAs(english.goals());
                assertThat(lesson.misconceptions()).hasSameSizeAs(english.misconceptions());
                assertThat(lesson.title().equals(english.title())).isEqualTo(language.equals(Locale.ENGLISH));
            }
        }
    }

    private static List<List<Object>> outline(Lesson lesson) {
        return lesson.steps().stream()
                .map(step -> List.<Object>of(
                        step.minutes(),
                        String.valueOf(step.scenario()),
                        step.reveal(),
                        step.question().map(question -> question.options().size()),
                        step.question().map(Question::right)))
                .toList();
    }

    @Test
    void aDownloadedLessonIsReadAsTheSame() throws LessonException {
        for (LessonFile file : new LessonLibrary("").shipped(Locale.ENGLISH)) {
            assertThat(LessonReader.read(file.source(), LessonReader.time())).isEqualTo(file.lesson());
        }
    }

    @Test
    void theFoldersLessonsAreFoundAndBrokenOnesNamed() throws IOException {
        Files.write(folder.resolve("b.md"), bytes(SMALL));
        Files.write(folder.resolve("a.md"), bytes("nothing"));
        Files.write(folder.resolve("c.txt"), bytes(SMALL));
        Files.createDirectory(folder.resolve("d.md"));
        LessonLibrary.Folder found = new LessonLibrary(folder.toString()).folder();
        assertThat(found.lessons()).extracting(LessonFile::name).containsExactly("b.md");
        assertThat(found.broken()).extracting(LessonLibrary.Broken::name).containsExactly("a.md");
        assertThat(found.broken().getFirst().problems()).hasSize(2);
        Files.write(folder.resolve("a.md"), bytes(SMALL));
        assertThat(new LessonLibrary(folder.toString()).folder().lessons()).hasSize(2);
    }

    @Test
    void withoutAFolderThereAreNone() {
        assertThat(new LessonLibrary("").folder().lessons()).isEmpty();
        assertThat(new LessonLibrary(folder.resolve("missing").toString())
                        .folder()
                        .lessons())
                .isEmpty();
    }

    /** What came of a teacher's file, once it is read. */
    private static Run<List<LessonProblem>, LessonFile> add(OwnLessons own, String name, String text) {
        return add(own, name, text, LessonReader.time());
    }

    private static Run<List<LessonProblem>, LessonFile> add(OwnLessons own, String name, String text, TimeBudget time) {
        CompletableFuture<Run<List<LessonProblem>, LessonFile>> read = new CompletableFuture<>();
        own.add(name, bytes(text), time, read::complete);
        return read.join();
    }

    @Test
    void aTeachersFileTakesMemoryUntilItIsForgotten() {
        Visitor visitor = Visitors.any();
        OwnLessons own = new OwnLessons(visitor);
        add(own, "a.md", SMALL);
        long one = visitor.memory().granted();
        assertThat(one).isPositive();
        add(own, "a.md", SMALL);
        assertThat(visitor.memory().granted()).isEqualTo(one);
        assertThat(own.all()).hasSize(1);
        assertThat(add(own, "a.md", "nothing").progress()).hasSize(2);
        assertThat(own.all()).as("the one before stays").hasSize(1);
        assertThat(visitor.memory().granted()).isEqualTo(one);
        own.remove("a.md");
        assertThat(visitor.memory().granted()).isZero();
    }

    @Test
    void ofTooManyOwnLessonsTheOldestGoes() {
        OwnLessons own = new OwnLessons(Visitors.any());
        for (int i = 0; i < 25; i++) {
            add(own, i + ".md", SMALL);
        }
        assertThat(own.all())
                .hasSize(20)
                .extracting(LessonFile::name)
                .startsWith("5.md")
                .endsWith("24.md");
    }

    @Test
    void whatDoesNotFitIntoTheMemoryIsRefused() {
        OwnLessons own = new OwnLessons(new Visitor(new WorkerPool(1, 1), new ServerMemory(1, 1)));
        assertThatThrownBy(() -> add(own, "a.md", SMALL + "x".repeat(400_000))).isInstanceOf(NoMemoryException.class);
        assertThat(own.all()).isEmpty();
    }

    @Test
    void aFileThatTakesTooLongIsNoLessonAndGivesItsMemoryBack() {
        Visitor visitor = Visitors.any();
        OwnLessons own = new OwnLessons(visitor);
        Run<List<LessonProblem>, LessonFile> run = add(own, "a.md", SMALL, new TimeBudget(0));
        assertThat(run.progress())
                .extracting(problem -> problem.notice().key())
                .containsExactly("lessons.problem.slow");
        assertThat(own.all()).isEmpty();
        assertThat(visitor.memory().granted()).isZero();
    }

    @Test
    void aSessionThatEndsEndsTheReadingOfItsFiles() throws InterruptedException {
        Visitor visitor = Visitors.of(new WorkerPool(1, 1));
        OwnLessons own = new OwnLessons(visitor);
        CompletableFuture<Run<List<LessonProblem>, LessonFile>> read = new CompletableFuture<>();
        own.add("a.md", bytes("<".repeat(500_000)), new TimeBudget(100_000), read::complete);
        own.close();
        assertThat(read.join().await(100_000)).isTrue();
        assertThat(visitor.memory().granted()).isZero();
    }
}
