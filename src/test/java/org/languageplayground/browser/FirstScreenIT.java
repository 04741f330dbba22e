package org.languageplayground.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.ui.chapter.Chapters;
import org.languageplayground.world.EnglishEncoder;

/** Input, picture, output and message of every stage and tab stand in the first screen, whatever its size. */
class FirstScreenIT extends BrowserTest {
    private static final double SMALLEST_TEXT = 14;
    private static final double SMALLEST_PROJECTED_TEXT = 24;

    private static String script() throws IOException {
        try (InputStream script = FirstScreenIT.class.getResourceAsStream("/first-screen.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
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

    @ParameterizedTest
    @CsvSource({
        "1280, 720, '', LIGHT",
        "1366, 768, '', DARK",
        "1440, 900, '', LIGHT",
        "1920, 1080, '', DARK",
        "1920, 1080, present, LIGHT",
        "960, 540, '', LIGHT",
        "390, 844, '', LIGHT",
    })
    void whatMattersIsInTheFirstScreen(int width, int height, String present, ColorScheme scheme) throws IOException {
        openPage(new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        List<String> wrong = new ArrayList<>();
        for (String stage : stages()) {
            page.navigate(address("/" + stage + "&" + present));
            PlaywrightAssertions.assertThat(message().first()).not().isEmpty();
            Locator tabs = page.getByRole(AriaRole.TAB);
            int count = tabs.count();
            for (int tab = 0; tab < count; tab++) {
                if (tab > 0) {
                    Object before = page.evaluate(OPENED);
                    tabs.nth(tab).evaluate("tab => tab.click()");
                    page.waitForFunction("before => (" + OPENED + ") !== before", before);
                }
                page.waitForTimeout(700);
                page.evaluate("window.scrollTo(0, 0)");
                double smallest = present.isEmpty() ? SMALLEST_TEXT : SMALLEST_PROJECTED_TEXT;
                for (Object found : (List<?>) page.evaluate(script(), Map.of("smallest", smallest))) {
                    wrong.add("%s, %s, %d x %d %s: %s"
                            .formatted(stage, tabs.nth(tab).innerText(), width, height, present, found));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/glossary", "/attention"})
    void everyPageCanBeProjectedByItsAddress(String path) {
        page.navigate(address(path + "?present"));
        PlaywrightAssertions.assertThat(button("End presenting")).isVisible();
        PlaywrightAssertions.assertThat(page.locator(".present")).hasCount(1);
    }
}
