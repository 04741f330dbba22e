package org.languageplayground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks at pages in windows of several sizes, once they stand still, and notes what is wrong where. */
abstract class LayoutTest extends BrowserTest {
    protected static final double SMALLEST_TEXT = 14;
    protected static final double SMALLEST_PROJECTED_TEXT = 24;
    private static final int ATTEMPTS = 10;
    private static final int PAUSE_MILLISECONDS = 200;

    protected record Window(int width, int height, ColorScheme scheme) {}

    protected static final List<Window> USUAL = List.of(
            new Window(1280, 720, ColorScheme.LIGHT),
            new Window(1366, 768, ColorScheme.DARK),
            new Window(1440, 900, ColorScheme.LIGHT),
            new Window(1920, 1080, ColorScheme.DARK),
            new Window(390, 844, ColorScheme.LIGHT));

    /** In these every tab is looked at: above them stands the same stage. */
    protected static final List<Window> ENDS = List.of(USUAL.getFirst(), USUAL.getLast());

    protected static final List<Window> PROJECTORS = List.of(new Window(1920, 1080, ColorScheme.LIGHT));

    private final List<String> wrong = new ArrayList<>();

    /** Opens every tab of a chapter once; the first is looked at in its windows, one after the other, and each other one in theirs, if it has any. */
    protected void lookAtTabs(String chapter, List<Window> ofFirst, List<Window> ofOthers, double smallestText)
            throws IOException {
        resize(ofFirst.getFirst());
        page.navigate(address("/" + chapter));
        PlaywrightAssertions.assertThat(message().first()).not().isEmpty();
        Locator tabs = page.getByRole(AriaRole.TAB);
        int count = ofOthers.isEmpty() ? 1 : tabs.count();
        for (int tab = 0; tab < count; tab++) {
            if (tab > 0) {
                openTab(tab);
            }
            look(chapter + ", " + tabs.nth(tab).innerText(), tab == 0 ? ofFirst : ofOthers, smallestText);
        }
    }

    /** Looks at a page without a stage. */
    protected void look(String where, List<Window> windows) throws IOException {
        look(where, windows, 0);
    }

    /** Notes which texts are cut, and what is not in the first screen as it should be; of that nothing where no smallest text, in pixels, is given. */
    private void look(String where, List<Window> windows, double smallestText) throws IOException {
        for (Window window : windows) {
            resize(window);
            note(where + ", " + window, faults(smallestText));
        }
    }

    private void resize(Window window) {
        page.setViewportSize(window.width(), window.height());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(window.scheme()));
    }

    /** What is still wrong when pictures have had time to take their new size, and what floats over the page to follow it. */
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

    protected void note(String where, List<?> faults) {
        faults.forEach(fault -> wrong.add(where + ": " + fault));
    }

    protected List<String> wrong() {
        return wrong;
    }

    protected void nothingIsWrong() {
        assertThat(wrong).isEmpty();
    }
}
