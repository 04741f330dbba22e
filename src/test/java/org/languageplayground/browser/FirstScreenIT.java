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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.ui.chapter.Chapters;
import org.languageplayground.world.EnglishEncoder;

/** Input, picture, output and message of every stage and tab stand in the first screen, whatever its size. */
class FirstScreenIT extends BrowserTest {
    private static final double SMALLEST_TEXT = 14;
    private static final double SMALLEST_PROJECTED_TEXT = 24;
    private static final int ATTEMPTS = 10;
    private static final int PAUSE_MILLISECONDS = 200;

    /** Of every chapter the first scenario, and chapter 1 with the English encoder. */
    private static List<String> stages() {
        return Stream.concat(
                        Chapters.ALL.stream().map(chapter -> chapter.key() + "?"),
                        Stream.of("attention?model=" + EnglishEncoder.NAME
                                + "&layer=4&head=2&selected=10"
                                + "&sentence=The+animal+did+not+cross+the+street+because+it+was+too+tired."))
                .toList();
    }

    private record Window(int width, int height, ColorScheme scheme) {}

    /** The first tab is looked at in all of these, the others in the first and the last: above them stands the same stage. */
    private static final List<Window> WINDOWS = List.of(
            new Window(1280, 720, ColorScheme.LIGHT),
            new Window(1366, 768, ColorScheme.DARK),
            new Window(1440, 900, ColorScheme.LIGHT),
            new Window(1920, 1080, ColorScheme.DARK),
            new Window(960, 540, ColorScheme.LIGHT),
            new Window(390, 844, ColorScheme.LIGHT));

    private static final List<Window> PROJECTORS = List.of(new Window(1920, 1080, ColorScheme.LIGHT));

    /** Every tab is opened once, and then looked at in one window after the other. */
    private void look(String mode, List<Window> windows, double smallestText) throws IOException {
        List<String> wrong = new ArrayList<>();
        for (String stage : stages()) {
            page.setViewportSize(windows.getFirst().width(), windows.getFirst().height());
            page.navigate(address("/" + stage + mode));
            PlaywrightAssertions.assertThat(message().first()).not().isEmpty();
            Locator tabs = page.getByRole(AriaRole.TAB);
            int count = tabs.count();
            for (int tab = 0; tab < count; tab++) {
                if (tab > 0) {
                    openTab(tab);
                }
                List<Window> ends = windows.size() == 1 ? windows : List.of(windows.getFirst(), windows.getLast());
                for (Window window : tab == 0 ? windows : ends) {
                    page.setViewportSize(window.width(), window.height());
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(window.scheme()));
                    for (Object found : wrongOnceSettled(smallestText)) {
                        wrong.add("%s, %s, %s%s: %s"
                                .formatted(stage, tabs.nth(tab).innerText(), window, mode, found));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** What is still wrong when pictures have had time to take their new size, and what floats over the page to follow it. */
    private List<?> wrongOnceSettled(double smallestText) throws IOException {
        List<?> wrong = List.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            settle();
            wrong = (List<?>) page.evaluate(resource("/first-screen.js"), Map.of("smallest", smallestText));
            if (wrong.isEmpty()) {
                break;
            }
            page.waitForTimeout(PAUSE_MILLISECONDS);
        }
        return wrong;
    }

    @Test
    void whatMattersIsInTheFirstScreen() throws IOException {
        look("", WINDOWS, SMALLEST_TEXT);
    }

    @Test
    void whatMattersIsInTheFirstScreenOfAProjector() throws IOException {
        look("&present", PROJECTORS, SMALLEST_PROJECTED_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/glossary", "/attention"})
    void everyPageCanBeProjectedByItsAddress(String path) {
        page.navigate(address(path + "?present"));
        PlaywrightAssertions.assertThat(button("End presenting")).isVisible();
        PlaywrightAssertions.assertThat(page.locator(".present")).hasCount(1);
    }
}
