package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lesson on the projector, with its notes in a second window. */
class LessonsIT extends BrowserTest {
    private static final String LESSON = "Why does it make things up?";
    private static final int STEPS = 5;

    /** What of the page is covered by the bar, or reaches beyond the right edge. */
    private static final String AMISS = """
            () => {
              const bar = document.querySelector('.lesson-bar').getBoundingClientRect();
              const stage = document.querySelector('.stage').getBoundingClientRect();
              const wide = document.documentElement.scrollWidth > innerWidth;
              return (stage.top < bar.bottom ? 'covered ' : '') + (wide ? 'wide ' : '') + (bar.bottom > innerHeight / 3 ? 'high' : '');
            }
            """;

    private final List<String> faultsOfNotes = new CopyOnWriteArrayList<>();

    @BeforeEach
    void projector() {
        openPage(new Browser.NewContextOptions().setViewportSize(1280, 720));
    }

    private Locator where() {
        return page.locator(".lesson-where");
    }

    private void start() {
        page.navigate(address("/lessons"));
        button("Start the lesson: " + LESSON).click();
        assertThat(where()).hasText(LESSON + " · step 1 of 5 · 3 of 15 min");
        assertThat(page.locator(".stage:visible").first()).isVisible();
    }

    private Page notes() {
        Page notes = page.waitForPopup(
                () -> page.getByText("Notes in a second window").click());
        notes.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                faultsOfNotes.add(message.text());
            }
        });
        notes.onPageError(faultsOfNotes::add);
        assertThat(notes.getByText("The class sees the question only.")).isVisible();
        page.bringToFront();
        return notes;
    }

    private static Locator heading(Page notes, String text) {
        return notes.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(Pattern.compile(text)));
    }

    @Test
    void aLessonIsSteppedFromItsStartToItsEndByKeysAndTheNotesStayInStep() {
        start();
        Page notes = notes();
        Locator marks = page.locator(".lesson-mark");
        for (int step = 1; step <= STEPS; step++) {
            assertThat(where()).containsText("step " + step + " of " + STEPS);
            assertThat(heading(notes, step + " of " + STEPS)).isVisible();
            assertThat(marks).hasCount(0);
            assertThat(page.locator(".lesson-why")).isEmpty();
            assertThat(page.locator(".lesson-options li")).hasCount(3);
            assertThat(notes.locator(".lesson-mark")).hasCount(1);
            assertThat(page.evaluate(AMISS)).isEqualTo("");
            page.keyboard().press("ArrowRight");
            assertThat(marks).hasCount(1);
            assertThat(page.locator(".lesson-why")).not().isEmpty();
            assertThat(notes.locator("#content").getByText("The class sees the answer."))
                    .isVisible();
            assertThat(page.locator(".stage-output:visible").first()).isVisible();
            assertThat(page.evaluate(AMISS)).isEqualTo("");
            assertThat(page.getByText("Say:")).hasCount(0);
            assertThat(page.locator(".try-this:visible")).hasCount(0);
            page.keyboard().press("PageDown");
        }
        assertThat(where()).hasText(LESSON + " · step 5 of 5 · 15 of 15 min");
        assertThat(marks).hasCount(1);
        button("End lesson").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Lesson plans")))
                .isVisible();
        assertThat(page.locator(".present")).hasCount(0);
        assertThat(where()).isHidden();
        assertThat(notes.getByText("No lesson is being given here.")).isVisible();
        assertThat(faultsOfNotes).isEmpty();
    }

    @Test
    void theNotesTakeTheLessonOnAndTheirClockRuns() {
        start();
        Page notes = notes();
        Locator show = notes.getByText("Show the answer");
        show.click();
        assertThat(page.locator(".lesson-mark")).hasCount(1);
        notes.getByText("Next", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(where()).containsText("step 2 of 5");
        assertThat(page.locator(".stage-output").first()).containsText("zuveva");
        notes.getByText("Back", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(where()).containsText("step 1 of 5");
        notes.keyboard().press("PageUp");
        assertThat(page.locator(".lesson-mark")).hasCount(0);
        notes.getByText("Start the clock").click();
        assertThat(notes.locator(".lesson-clock")).hasText(Pattern.compile("0:0[2-9]"));
        assertThat(faultsOfNotes).isEmpty();
    }

    @Test
    void whoTypesDoesNotStepAndTheStepComesBack() {
        start();
        page.keyboard().press("PageDown");
        assertThat(page.locator(".lesson-mark")).hasCount(1);
        Locator sentence = page.getByLabel("Sentence", new Page.GetByLabelOptions().setExact(true));
        sentence.fill("what is the capital of grofia ?");
        sentence.press("ArrowLeft");
        assertThat(page.locator(".stage-output").first()).containsText("prerufa");
        assertThat(page.locator(".lesson-mark")).hasCount(1);
        assertThat(where()).containsText("step 1 of 5");
        button("Back to the step").click();
        assertThat(sentence).hasValue("what is the capital of zorland ?");
        assertThat(page.locator(".stage-output").first()).containsText("zuveva");
        page.locator("body").press("ArrowLeft");
        assertThat(page.locator(".lesson-mark")).hasCount(0);
    }

    @Test
    void aPageThatIsLoadedAnewGoesOnWithTheLesson() {
        start();
        page.keyboard().press("PageDown");
        assertThat(page.locator(".lesson-mark")).hasCount(1);
        page.keyboard().press("PageDown");
        assertThat(where()).containsText("step 2 of 5");
        token("zorland").click();
        page.waitForURL(url -> url.contains("lesson=") && url.contains("selected="));
        page.reload();
        assertThat(where()).containsText("step 2 of 5");
        assertThat(page.locator(".stage:visible").first()).isVisible();
        page.keyboard().press("PageDown");
        assertThat(page.locator(".lesson-mark")).hasCount(1);
        button("End presenting").click();
        assertThat(where()).isHidden();
        assertThat(page.locator(".stage:visible").first()).isVisible();
    }

    @Test
    void aFileOfTheTeachersOwnIsRefusedWithItsLinesAndThenPlayed() {
        page.navigate(address("/lessons"));
        Locator input = page.locator("vaadin-upload input[type=file]");
        input.setInputFiles(file("# Mine\n\n## One\n\n[Scenario](/nothing)\n"));
        assertThat(page.getByText("Line 3: the step “One” does not say how long it takes."))
                .isVisible();
        assertThat(page.getByText("Line 5: “/nothing” is no address of a chapter."))
                .isVisible();
        input.setInputFiles(file("# Mine\n\n## One (5 min)\n\n[Scenario](/rag)\n\n<script>alert(1)</script>\n"));
        button("Start the lesson: Mine").click();
        assertThat(where()).hasText("Mine · step 1 of 1 · 5 of 5 min");
    }

    private static FilePayload file(String text) {
        return new FilePayload("mine.md", "text/markdown", text.getBytes(StandardCharsets.UTF_8));
    }
}
