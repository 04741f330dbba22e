package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.ui.chapter.Chapters;

/** In the other languages, whose words are longer or have no blanks between them, every page and tab still fits its boxes and its first screen. */
class EveryLanguageIT extends BrowserTest {
    private static final double SMALLEST_TEXT = 14;
    private static final double SMALLEST_PROJECTED_TEXT = 24;
    private static final int ATTEMPTS = 10;
    private static final int PAUSE_MILLISECONDS = 150;
    private static final List<String> SMALL_PAGES = List.of("", "glossary", "lessons", "worksheet", "class");

    /** Which tab's panel is there; the server scrolls to it once it is. */
    private static final String OPENED =
            "[...document.querySelectorAll('.opened > [data-part]')].find(panel => panel.checkVisibility())?.dataset.part";

    private final List<String> wrong = new ArrayList<>();

    private void enter(String path, String query) {
        openPage(new Browser.NewContextOptions().setViewportSize(1280, 720));
        page.navigate(address("/" + path + "?" + query));
        assertThat(page.locator("h1")).not().hasCount(0);
    }

    private void look(String where, int width, int height, double smallestText) throws IOException {
        page.setViewportSize(width, height);
        List<Object> found = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            page.evaluate("window.scrollTo(0, 0)");
            page.waitForTimeout(PAUSE_MILLISECONDS);
            found.clear();
            found.addAll((List<?>) page.evaluate(resource("/overflow.js")));
            if (smallestText > 0) {
                found.addAll((List<?>) page.evaluate(resource("/first-screen.js"), Map.of("smallest", smallestText)));
            }
            if (found.isEmpty()) {
                return;
            }
        }
        found.forEach(fault -> wrong.add("%s, %d x %d: %s".formatted(where, width, height, fault)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void everyTabFitsItsBoxesAndTheFirstScreen(String language) throws IOException {
        for (Chapters.Chapter chapter : Chapters.ALL) {
            enter(chapter.key(), "lang=" + language);
            assertThat(message().first()).not().isEmpty();
            Locator tabs = page.getByRole(AriaRole.TAB);
            for (int tab = 0; tab < tabs.count(); tab++) {
                if (tab > 0) {
                    Object before = page.evaluate(OPENED);
                    tabs.nth(tab).evaluate("tab => tab.click()");
                    page.waitForFunction("before => (" + OPENED + ") !== before", before);
                }
                String where =
                        language + ", " + chapter.key() + ", " + tabs.nth(tab).innerText();
                look(where, 1280, 720, SMALLEST_TEXT);
                look(where, 390, 844, SMALLEST_TEXT);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void theSmallerPagesAndTheProjectedStagesFitTheirBoxes(String language) throws IOException {
        for (String path : SMALL_PAGES) {
            enter(path, "lang=" + language);
            look(language + ", /" + path, 1280, 720, 0);
            look(language + ", /" + path, 390, 844, 0);
        }
        for (Chapters.Chapter chapter : Chapters.ALL) {
            enter(chapter.key(), "present&lang=" + language);
            assertThat(message().first()).not().isEmpty();
            look(language + ", " + chapter.key() + " projected", 1920, 1080, SMALLEST_PROJECTED_TEXT);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aTextThatIsCutAndOneThatReachesOutOfItsBoxAreFound() throws IOException {
        enter("glossary", "lang=de");
        page.evaluate("""
                () => document.querySelector('main').insertAdjacentHTML('beforeend', `
                  <div style="width: 4rem; overflow: hidden; white-space: nowrap">Donaudampfschifffahrt</div>
                  <button style="width: 4rem; white-space: nowrap">Ausgangswahrscheinlichkeit</button>`)""");
        look("glossary", 1280, 720, 0);
        assertThat(wrong)
                .anyMatch(fault -> fault.contains("“Donaudampfschifffahrt” is cut"))
                .anyMatch(fault -> fault.contains("“Ausgangswahrscheinlichkeit” reaches out of button"));
    }
}
