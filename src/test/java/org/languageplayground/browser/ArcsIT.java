package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The arcs of the first chapter's stage. */
class ArcsIT extends BrowserTest {
    private static final String SCENARIO = "/attention?s=the+dog+barked+at+a+cat+.&selected=6";

    private Locator reading() {
        return page.locator("attention-arcs output");
    }

    @Test
    void pointingAtATokenShowsItsArcsAndLeavesTheSelection() {
        open(SCENARIO);
        assertThat(reading()).hasText(Pattern.compile("^“cat” attends"));
        token("barked").hover();
        assertThat(reading()).hasText(Pattern.compile("^“barked” attends"));
        assertThat(token("cat")).hasAttribute("aria-pressed", "true");
        page.mouse().move(0, 0);
        assertThat(reading()).hasText(Pattern.compile("^“cat” attends"));
    }

    @Test
    void shiftAddsATokenAndTheKeyboardReachesEveryOne() {
        open(SCENARIO);
        token("cat").focus();
        page.keyboard().press("Home");
        page.keyboard().press("ArrowRight");
        assertThat(reading()).hasText(Pattern.compile("^“dog” attends"));
        page.keyboard().press("Shift+Enter");
        assertThat(token("dog")).hasAttribute("aria-pressed", "true");
        assertThat(token("cat")).hasAttribute("aria-pressed", "true");
        token("barked").click();
        assertThat(token("dog")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void aStationSetsTheLayer() {
        open(SCENARIO);
        button("Layer 3").click();
        assertThat(button("Layer 3")).hasAttribute("aria-pressed", "true");
        assertThat(page).hasURL(Pattern.compile("layer=3"));
    }
}
