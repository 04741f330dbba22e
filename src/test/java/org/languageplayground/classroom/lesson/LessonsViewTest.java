package org.languageplayground.classroom.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.VaadinSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.languageplayground.classroom.lesson.plan.LessonException;
import org.languageplayground.classroom.lesson.plan.LessonReader;
import org.languageplayground.classroom.lesson.play.LessonPlays;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.ViewFactory;

@ViewPackages(packages = "org.languageplayground.classroom.lesson")
class LessonsViewTest extends BrowserlessTest {
    @TempDir
    static Path folder;

    private static boolean uploads = true;
    private static OwnLessons own;

    /** Makes the view. */
    public static class Views extends ViewFactory {
        public Views() {
            super(
                    LessonsView.class,
                    () -> new LessonsView(
                            new LessonLibrary(folder.toString()),
                            own,
                            new LessonPlays(),
                            new LessonSettings("", uploads)));
        }
    }

    @Override
    protected Set<Class<?>> lookupServices() {
        return Set.of(Views.class);
    }

    @BeforeEach
    void start() {
        uploads = true;
        own = new OwnLessons(Visitors.any());
    }

    @AfterEach
    void empty() throws IOException {
        for (String name : List.of("ours.md", "broken.md")) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    private List<String> cards() {
        return $view(LessonCard.class).all().stream()
                .map(card -> card.getElement().getTextRecursively())
                .toList();
    }

    private String message() {
        return $view(MessageLine.class).single().getText();
    }

    /** What is wrong with the last file, a line each. */
    private List<String> problems() {
        return $view(UnorderedList.class)
                .withCondition(list -> list.hasClassName("lesson-problems"))
                .single()
                .getChildren()
                .map(item -> ((ListItem) item).getText())
                .toList();
    }

    /** Brings a file, and waits until it is read. */
    private void take(LessonsView view, String name, byte[] file) throws InterruptedException {
        view.read(UI.getCurrent(), name, file);
        VaadinSession session = VaadinSession.getCurrent();
        session.getService().runPendingAccessTasks(session);
        Pushed.await(() -> !message().endsWith("is being read."));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void fourLessonsAreOfferedWithTheirMinutesAndDownloads() {
        navigate(LessonsView.class);
        assertThat(cards()).hasSize(4);
        assertThat(cards().getFirst())
                .contains("Why does it make things up?", "15 minutes, 5 steps", "Start the lesson");
        assertThat(cards().subList(1, 4)).allMatch(card -> card.contains("45 minutes"));
        assertThat($view(Anchor.class).all()).hasSize(4).allMatch(link -> link.getElement()
                .hasAttribute("download"));
    }

    @Test
    void theExampleOfTheFormatIsALesson() throws LessonException {
        navigate(LessonsView.class);
        Pre example = new Pre($view(LessonsView.class).single().getTranslation("lessons.format.example"));
        assertThat(LessonReader.read(bytes(example.getText()), LessonReader.time())
                        .steps())
                .hasSize(1)
                .allSatisfy(step -> {
                    assertThat(step.question()).isPresent();
                    assertThat(step.reveal()).isPresent();
                });
    }

    @Test
    void aFileOfTheTeacherIsOfferedAndForgotten() throws InterruptedException {
        LessonsView view = navigate(LessonsView.class);
        take(view, "mine.md", bytes("# Mine\n\n## S (5 min)\n\n[Scenario](/rag)\n"));
        assertThat(message()).isEqualTo("“Mine” was read: one step, 5 minutes. It stands below.");
        assertThat(cards()).hasSize(5);
        navigate(LessonsView.class);
        assertThat(cards()).as("it stays in the session").hasSize(5);
        $view(Button.class).withText("Forget this file").single().click();
        assertThat(cards()).hasSize(4);
    }

    @Test
    void everythingThatIsWrongWithAFileIsShownAtOnce() throws InterruptedException {
        LessonsView view = navigate(LessonsView.class);
        take(view, "mine.md", bytes("# Mine\n\n## One\n\n## Two (5 min)\n\n[Scenario](/nothing)\n"));
        assertThat(message()).isEqualTo("“mine.md” is not a lesson yet. 3 things are to be mended:");
        assertThat(problems())
                .containsExactly(
                        "Line 3: the step “One” does not say how long it takes. Put the minutes behind its title: “(5 min)”.",
                        "Line 3: the step “One” has no scenario. Put a link on a line of its own: “[Scenario](…)” with an"
                                + " address of this playground, as “Copy link” gives it.",
                        "Line 7: “/nothing” is no address of a chapter. Use one that “Copy link” gives on a chapter’s"
                                + " page; other sites are never opened.");
        assertThat(cards()).hasSize(4);
        take(view, "mine.md", bytes("# Mine\n\n## S (5 min)\n\n[Scenario](/rag)\n"));
        assertThat(problems()).as("what was wrong is gone").isEmpty();
    }

    @Test
    void whatCannotBeATextIsRefusedInASentence() throws InterruptedException {
        LessonsView view = navigate(LessonsView.class);
        take(view, "a.md", new byte[LessonReader.GREATEST_FILE + 1]);
        assertThat(problems().getFirst()).startsWith("The file is larger than 1 MB.");
        take(view, "a.md", new byte[] {(byte) 0xff, 0, 1});
        assertThat(problems().getFirst()).startsWith("The file is not text in UTF-8.");
    }

    @Test
    void noRequestWaitsUntilAFileIsRead() throws InterruptedException {
        WorkerPool pool = new WorkerPool(1, 40);
        Visitor visitor = Visitors.of(pool);
        own = new OwnLessons(visitor);
        Held held = new Held();
        visitor.run(held, () -> {});
        held.awaitStep();
        LessonsView view = navigate(LessonsView.class);
        view.read(UI.getCurrent(), "mine.md", bytes("# Mine\n\n## S (5 min)\n\n[Scenario](/rag)\n"));
        Pushed.await(() -> !message().isEmpty());
        assertThat(message()).isEqualTo("“mine.md” is being read.");
        assertThat(cards()).hasSize(4);
        held.letGo();
        Pushed.await(() -> cards().size() == 5);
        assertThat(message()).isEqualTo("“Mine” was read: one step, 5 minutes. It stands below.");
        pool.close();
    }

    @Test
    void theSchoolsLessonsStandBesideThoseThatAreLeftOut() throws IOException {
        Files.write(folder.resolve("ours.md"), bytes("# Ours\n\n## S (5 min)\n\n[Scenario](/rag)\n"));
        Files.write(folder.resolve("broken.md"), bytes("nothing"));
        LessonsView view = navigate(LessonsView.class);
        assertThat(cards()).hasSize(5);
        assertThat(view.getElement().getTextRecursively())
                .contains("Lessons of this school", "“broken.md” is left out", "Ours");
    }

    @Test
    void whereUploadsAreOffNobodyIsAskedForAFile() {
        uploads = false;
        navigate(LessonsView.class);
        assertThat($view(Upload.class).exists()).isFalse();
        assertThat(cards()).hasSize(4);
    }
}
