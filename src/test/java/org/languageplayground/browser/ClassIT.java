package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ClassIT extends BrowserTest {
    private String code;

    private static Locator button(Page tab, String name) {
        return tab.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator place(Page tab) {
        return tab.locator(".class-line");
    }

    private void startClass() {
        page.navigate(address("/class"));
        button("Start a class").click();
        page.waitForURL(Pattern.compile(".*/class/\\w{6}"));
        code = page.url().substring(page.url().length() - 6);
        assertThat(page.locator(".class-way figcaption")).hasText(address("/class/" + code));
    }

    private Page join(String name, int width, int height) {
        Page student = anotherBrowser(new Browser.NewContextOptions().setViewportSize(width, height));
        student.navigate(address("/class/" + code.toLowerCase(java.util.Locale.ROOT)));
        student.getByLabel("Your name in this class").fill(name);
        student.keyboard().press("Enter");
        assertThat(place(student)).containsText(name);
        return student;
    }

    private void teacherOpens(String chapter) {
        page.locator(".class-desk")
                .getByText(chapter, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator(".stage:visible").first()).isVisible();
    }

    private void warm(int presses) {
        Locator temperature =
                page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(Pattern.compile("Temperature")));
        temperature.focus();
        for (int i = 0; i < presses; i++) {
            page.keyboard().press("ArrowRight");
        }
    }

    private static void sees(Page student, String part) {
        assertThat(student).hasURL(Pattern.compile(part.replace(".", "\\.")));
    }

    @Test
    void studentsFollowLookAroundComeBackAndAreBackAfterAReload() {
        startClass();
        Page ada = join("Ada", 1280, 720);
        Page li = join("李雷", 390, 844);
        assertThat(place(ada)).containsText("Waiting for the teacher");
        teacherOpens("Self-attention");
        for (Page student : List.of(ada, li)) {
            assertThat(student.locator("attention-arcs")).isVisible();
        }
        warm(2);
        sees(page, "temperature=1.25");
        sees(ada, "temperature=1.25");
        sees(li, "temperature=1.25");
        ada.locator("attention-arcs").getByText("mirna").first().click();
        assertThat(place(ada)).containsText("You look around alone.");
        warm(1);
        sees(li, "temperature=1.375");
        sees(ada, "temperature=1.25");
        button(ada, "Follow teacher").click();
        sees(ada, "temperature=1.375");
        ada.reload();
        assertThat(place(ada)).containsText("You see what your teacher shows");
        page.reload();
        assertThat(place(page)).containsText("The class sees what this tab shows.");
        assertThat(place(page)).containsText("2 students");
        assertThat(place(ada)).containsText("You see what your teacher shows");
        li.context().setOffline(true);
        page.locator("header.top nav").getByText("Retrieval").click();
        assertThat(ada).hasURL(Pattern.compile(".*/rag.*"));
        li.context().setOffline(false);
        assertThat(li).hasURL(Pattern.compile(".*/rag.*"));
        expectFault("ERR_INTERNET_DISCONNECTED");
    }

    @Test
    void aTeacherWhoTypesAnAddressLeadsThereAndAsks() {
        startClass();
        Page ada = join("Ada", 1280, 720);
        page.navigate(address("/attention?present&temperature=2"));
        sees(ada, "temperature=2.0");
        button("Ask: what will it say?").click();
        assertThat(page.locator("word-bars:visible")).hasCount(0);
        assertThat(ada.locator("word-bars:visible")).hasCount(0);
        assertThat(ada.getByLabel("Your answer")).isVisible();
    }

    @Test
    void aQuestionHidesTheAnswerUntilItIsRevealed() {
        startClass();
        Page ada = join("Ada", 1280, 720);
        Page bob = join("Bob", 390, 844);
        teacherOpens("Self-attention");
        assertThat(ada.locator("word-bars").first()).isVisible();
        button(page, "Ask: what will it say?").click();
        for (Page tab : List.of(page, ada, bob)) {
            assertThat(tab.locator("attention-arcs")).isVisible();
            assertThat(tab.locator("word-bars:visible")).hasCount(0);
            assertThat(message(tab)).hasCount(0);
        }
        ada.getByLabel("Your answer").fill("Mirna");
        button(ada, "Send").click();
        assertThat(ada.locator(".class-poll")).containsText("Your answer: mirna");
        bob.getByLabel("Your answer").fill("zuveva");
        bob.keyboard().press("Enter");
        assertThat(page.locator(".class-histogram li")).hasCount(2);
        assertThat(page.locator(".class-poll")).containsText("2 of 2 have answered");
        assertThat(bob.locator(".class-histogram:visible")).hasCount(0);
        button(page, "Reveal").click();
        for (Page tab : List.of(page, ada, bob)) {
            assertThat(tab.locator("word-bars:visible").first()).isVisible();
            assertThat(tab.locator(".class-histogram")).containsText("mirna");
        }
        assertThat(scrollsSideways(bob)).isFalse();
        button(page, "Close").click();
        assertThat(bob.locator(".class-poll")).not().isVisible();
    }

    private static Locator message(Page tab) {
        return tab.locator(".message-line:visible");
    }

    private static boolean scrollsSideways(Page tab) {
        return (boolean) tab.evaluate("() => document.documentElement.scrollWidth > innerWidth");
    }

    @Test
    void theTeacherLocksHidesNamesSendsOutSavesTheReportAndEnds() throws IOException {
        startClass();
        Page ada = join("Ada", 1280, 720);
        Page bob = join("Bob", 1280, 720);
        ada.navigate(address("/attention"));
        assertThat(place(ada)).containsText("Ada");
        button(ada, "Share with the class").click();
        ada.getByLabel("What did you find? (may stay empty)").fill("look at this");
        button(ada, "Put it on the board").click();
        assertThat(page.locator(".class-board")).containsText("look at this");
        page.getByLabel("Hide names").check();
        assertThat(page.locator(".class-roster")).containsText("Student 1");
        assertThat(page.locator(".class-roster")).not().containsText("Ada");
        button("look at this (Self-attention)").click();
        assertThat(bob).hasURL(Pattern.compile(".*/attention.*"));
        page.goBack();
        page.getByLabel("Students must follow").check();
        assertThat(place(ada)).containsText("Your teacher leads");
        assertThat(button(ada, "Look around")).not().isVisible();
        page.getByText("Report", new Page.GetByTextOptions().setExact(true)).click();
        Download report = page.waitForDownload(
                () -> page.getByText("Save the report (CSV)").click());
        assertThat(Files.readString(report.path())).startsWith("question,answer,votes,right");
        button("Take Student 2 out of the class").click();
        assertThat(bob.getByText("Your teacher has taken you out of the class")).isVisible();
        assertThat(place(bob)).not().isVisible();
        button("End the class").click();
        page.getByRole(AriaRole.ALERTDIALOG)
                .or(page.getByRole(AriaRole.DIALOG))
                .getByText("End the class", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(ada.getByText("The class has ended; nothing of it was kept")).isVisible();
        ada.navigate(address("/class/" + code));
        assertThat(ada.getByText("There is no class with this code")).isVisible();
    }

    @Test
    void whoOpensTheClassInAnotherBrowserLeadsWithTheKeyAlone() {
        startClass();
        page.getByText("Your key", new Page.GetByTextOptions().setExact(true)).click();
        String key = page.locator(".class-acts code").innerText();
        Page other = anotherBrowser(new Browser.NewContextOptions().setViewportSize(1280, 720));
        other.navigate(address("/class/" + code));
        other.getByText("I lead this class").click();
        other.getByLabel("The teacher’s key").fill("0123456789");
        button(other, "Take the lead").click();
        assertThat(message(other)).hasText("This is not the key of this class, so nothing has changed.");
        other.getByLabel("The teacher’s key").fill(key);
        button(other, "Take the lead").click();
        assertThat(place(other)).containsText("The class sees what this tab shows.");
        assertThat(place(page)).containsText("Someone with your key leads from another browser now.");
        button("Lead from this tab").click();
        assertThat(place(page)).containsText("The class sees what this tab shows.");
        assertThat(place(other)).containsText("Someone with your key leads");
    }

    @Test
    void theWallShowsCodeAnswersAndTable() {
        startClass();
        Page ada = join("Ada", 1280, 720);
        Page wall = anotherBrowser(new Browser.NewContextOptions().setViewportSize(1920, 1080));
        wall.navigate(address("/wall/" + code));
        assertThat(wall.locator(".class-code")).hasText(code.substring(0, 3) + "-" + code.substring(3));
        page.getByLabel("Options, one a line").fill("yes\nno");
        button("Ask").click();
        button(ada, "no").click();
        assertThat(wall.locator(".class-histogram li").last()).containsText("1");
        assertThat(wall.locator(".class-wall")).containsText("1 student");
    }
}
