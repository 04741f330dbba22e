package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

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

/** In the other languages, whose words are longer or have no blanks between them, every page and tab still fits its boxes and its first screen, and keeps the rules of axe. */
class EveryLanguageIT extends BrowserTest {
    private static final double SMALLEST_TEXT = 14;
    private static final double SMALLEST_PROJECTED_TEXT = 24;
    private static final int ATTEMPTS = 10;
    private static final int PAUSE_MILLISECONDS = 150;
    private static final List<String> SMALL_PAGES = List.of("", "glossary", "lessons", "worksheet", "class");

    private record Window(int width, int height) {}

    /** The first tab is looked at in all of these, the others in the first and the last. */
    private static final List<Window> WINDOWS = List.of(
            new Window(1280, 720),
            new Window(1366, 768),
            new Window(1440, 900),
            new Window(1920, 1080),
            new Window(390, 844));

    private static final List<Window> ENDS = List.of(WINDOWS.getFirst(), WINDOWS.getLast());

    private final List<String> wrong = new ArrayList<>();

    private void enter(String path, String query) {
        page.setViewportSize(1280, 720);
        page.navigate(address("/" + path + "?" + query));
        assertThat(page.locator("h1")).not().hasCount(0);
    }

    private void look(String where, List<Window> windows, double smallestText) throws IOException {
        for (Window window : windows) {
            page.setViewportSize(window.width(), window.height());
            faults(smallestText).forEach(fault -> wrong.add("%s, %s: %s".formatted(where, window, fault)));
        }
    }

    /** What is still wrong when pictures have had time to take their new size. */
    private List<Object> faults(double smallestText) throws IOException {
        List<Object> found = new ArrayList<>();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            settle();
            found.clear();
            found.addAll((List<?>) page.evaluate(resource("/overflow.js")));
            if (smallestText > 0) {
                found.addAll((List<?>) page.evaluate(resource("/first-screen.js"), Map.of("smallest", smallestText)));
            }
            if (found.isEmpty()) {
                break;
            }
            page.waitForTimeout(PAUSE_MILLISECONDS);
        }
        return found;
    }

    /** On a phone, where targets are smallest. */
    private void keepsTheRules(String where) throws IOException {
        page.evaluate(resource(Axe.SCRIPT));
        Axe.broken(page, true).forEach(fault -> wrong.add(where + ": " + fault));
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void everyTabFitsItsBoxesAndTheFirstScreen(String language) throws IOException {
        for (Chapters.Chapter chapter : Chapters.ALL) {
            enter(chapter.key(), "lang=" + language);
            assertThat(message().first()).not().isEmpty();
            Locator tabs = page.getByRole(AriaRole.TAB);
            int count = tabs.count();
            for (int tab = 0; tab < count; tab++) {
                if (tab > 0) {
                    openTab(tab);
                }
                String where =
                        language + ", " + chapter.key() + ", " + tabs.nth(tab).innerText();
                look(where, tab == 0 ? WINDOWS : ENDS, SMALLEST_TEXT);
                if (tab == 0) {
                    keepsTheRules(where);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void theSmallerPagesAndTheProjectedStagesFitTheirBoxes(String language) throws IOException {
        for (String path : SMALL_PAGES) {
            enter(path, "lang=" + language);
            look(language + ", /" + path, ENDS, 0);
            keepsTheRules(language + ", /" + path);
        }
        for (Chapters.Chapter chapter : Chapters.ALL) {
            enter(chapter.key(), "present&lang=" + language);
            assertThat(message().first()).not().isEmpty();
            look(
                    language + ", " + chapter.key() + " projected",
                    List.of(new Window(1920, 1080)),
                    SMALLEST_PROJECTED_TEXT);
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
        look("glossary", ENDS, 0);
        assertThat(wrong)
                .anyMatch(fault -> fault.contains("“Donaudampfschifffahrt” is cut"))
                .anyMatch(fault -> fault.contains("“Ausgangswahrscheinlichkeit” reaches out of button"));
    }
}
