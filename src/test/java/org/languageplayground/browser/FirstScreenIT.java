package org.languageplayground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    private static final String SCRIPT = script();

    /**
     * Scrolls to the top and resolves once every box of the stage has stood where it is over some frames, in each of which observers of sizes are
     * told, and nothing moves that comes to an end; or after many frames.
     */
    private static final String SETTLED = """
            () => new Promise((resolve) => {
              let before;
              let still = 0;
              let frames = 0;
              const boxes = () => [...document.querySelectorAll('.stage, .stage *, main h1, main .lead, .message-line')].map((part) => {
                const { left, top, width, height } = part.getBoundingClientRect();
                return [left, top, width, height].map(Math.round).join();
              }).join(';') + document.documentElement.scrollWidth;
              const moves = () => document.getAnimations().some((one) => one.playState === 'running' && Number.isFinite(one.effect.getComputedTiming().endTime));
              const frame = () => {
                const now = boxes();
                still = now === before && !moves() ? still + 1 : 0;
                before = now;
                if (still < 5 && ++frames < 120) requestAnimationFrame(frame);
                else resolve();
              };
              window.scrollTo(0, 0);
              requestAnimationFrame(frame);
            })""";

    private static String script() {
        try (InputStream script = FirstScreenIT.class.getResourceAsStream("/first-screen.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of every chapter the first scenario, and chapter 1 with the English encoder. */
    private static List<String> stages() {
        return Stream.concat(
                        Chapters.ALL.stream().map(chapter -> chapter.key() + "?"),
                        Stream.of("attention?model=" + EnglishEncoder.NAME
                                + "&layer=4&head=2&selected=10"
                                + "&sentence=The+animal+did+not+cross+the+street+because+it+was+too+tired."))
                .toList();
    }

    /** Which tab's panel is there; the server scrolls to it once it is. */
    private static final String OPENED =
            "[...document.querySelectorAll('.opened > [data-part]')].find(panel => panel.checkVisibility())?.dataset.part";

    private record Window(int width, int height, ColorScheme scheme) {}

    /** The first tab is looked at in all of these, the others in the first and the last: above them stands the same stage. */
    private static final List<Window> WINDOWS = List.of(
            new Window(1280, 720, ColorScheme.LIGHT),
            new Window(1366, 768, ColorScheme.DARK),
            new Window(1440, 900, ColorScheme.LIGHT),
            new Window(1920, 1080, ColorScheme.DARK),
            new Window(960, 540, ColorScheme.LIGHT),
            new Window(390, 844, ColorScheme.LIGHT));

    /** Other languages are longer: they keep to the usual sizes. */
    private static final List<Window> USUAL =
            WINDOWS.stream().filter(window -> window.width() != 960).toList();

    private static final List<Window> PROJECTORS = List.of(new Window(1920, 1080, ColorScheme.LIGHT));

    /** Every tab is opened once, and then looked at in one window after the other. */
    private void look(String mode, List<Window> windows, double smallestText) {
        look(mode, windows, smallestText, Integer.MAX_VALUE);
    }

    private void look(String mode, List<Window> windows, double smallestText, int mostTabs) {
        List<String> wrong = new ArrayList<>();
        for (String stage : stages()) {
            page.setViewportSize(windows.getFirst().width(), windows.getFirst().height());
            page.navigate(address("/" + stage + mode));
            PlaywrightAssertions.assertThat(message().first()).not().isEmpty();
            Locator tabs = page.getByRole(AriaRole.TAB);
            int count = Math.min(mostTabs, tabs.count());
            for (int tab = 0; tab < count; tab++) {
                if (tab > 0) {
                    Object before = page.evaluate(OPENED);
                    tabs.nth(tab).evaluate("tab => tab.click()");
                    page.waitForFunction("before => (" + OPENED + ") !== before", before);
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
    private List<?> wrongOnceSettled(double smallestText) {
        List<?> wrong = List.of();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            page.evaluate(SETTLED);
            wrong = (List<?>) page.evaluate(SCRIPT, Map.of("smallest", smallestText));
            if (wrong.isEmpty()) {
                break;
            }
            page.waitForTimeout(PAUSE_MILLISECONDS);
        }
        return wrong;
    }

    @Test
    void whatMattersIsInTheFirstScreen() {
        look("", WINDOWS, SMALLEST_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "es", "fr", "zh"})
    void whatMattersIsInTheFirstScreenInEachLanguage(String language) {
        look("&lang=" + language, USUAL, SMALLEST_TEXT, 1);
    }

    @Test
    void whatMattersIsInTheFirstScreenOfAProjector() {
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
