package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each lesson that is shipped, from its start to its end: a teacher at the projector, and three students. */
class LessonInClassIT extends BrowserTest {
    private final List<Page> students = new ArrayList<>();

    @BeforeEach
    void projector() {
        openPage(new Browser.NewContextOptions().setViewportSize(1280, 720));
    }

    private void startClass() {
        page.navigate(address("/class"));
        button("Start a class").click();
        page.waitForURL(Pattern.compile(".*/class/\\w{6}"));
        String address = page.url();
        for (int i = 0; i < 3; i++) {
            Page student = anotherBrowser(
                    new Browser.NewContextOptions().setViewportSize(i == 0 ? 390 : 1280, i == 0 ? 844 : 720));
            student.navigate(address);
            student.getByLabel("Your name in this class").fill("Student " + i);
            student.keyboard().press("Enter");
            assertThat(student.locator(".class-line")).containsText("Student " + i);
            students.add(student);
        }
    }

    private static Locator option(Page student, String text) {
        return student.locator(".class-poll")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(text).setExact(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Why does it make things up?",
                "Attention: where does it look?",
                "Fine-tuning: teach it one fact",
                "Retrieval: let it look things up"
            })
    void eachQuestionIsAskedAndAnsweredOnEveryScreen(String lesson) {
        startClass();
        page.navigate(address("/lessons"));
        button("Start the lesson: " + lesson).click();
        int steps = steps();
        for (int step = 1; step <= steps; step++) {
            assertThat(page.locator(".lesson-where")).containsText("step " + step + " of " + steps);
            if (page.locator(".lesson-options li").count() > 0) {
                answer(page.locator(".lesson-options li").allInnerTexts());
                page.keyboard().press("ArrowRight");
                readTheAnswer();
            }
            page.keyboard().press("ArrowRight");
        }
        button("End lesson").click();
        for (Page student : students) {
            assertThat(student.locator(".class-line")).containsText("You see what your teacher shows");
        }
    }

    private int steps() {
        String where = page.locator(".lesson-where").innerText();
        return Integer.parseInt(where.replaceAll("(?s).*step 1 of (\\d+).*", "$1"));
    }

    private void answer(List<String> options) {
        for (int i = 0; i < students.size(); i++) {
            Page student = students.get(i);
            assertThat(student.locator(".stage:visible").first()).isVisible();
            assertThat(student.locator(".stage-output:visible")).hasCount(0);
            option(student, options.get(i % options.size())).click();
        }
        assertThat(page.locator(".class-poll")).containsText("3 of 3 have answered");
        assertThat(page.locator(".stage-output:visible")).hasCount(0);
    }

    private void readTheAnswer() {
        for (Page student : students) {
            assertThat(student.locator(".class-histogram .right")).hasCount(1);
            assertThat(student.locator(".stage:visible").first()).isVisible();
            if (!student.url().contains("output")) {
                assertThat(student.locator(".stage:visible .stage-output:not(.left-out)"))
                        .hasCount(1);
            }
            assertThat(student).hasURL(Pattern.compile(".*/(attention|lora|rag).*"));
        }
    }
}
