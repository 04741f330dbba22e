package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HistoryIT extends BrowserTest {
    private static final int CHECKPOINTS = 20;
    private static final int PATIENCE_MILLISECONDS = 200_000;

    private Locator slider() {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Training step"));
    }

    /** A token of the picture in the tab. */
    private Locator tokenThen(String text) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Tokens at that step"))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(text).setExact(true));
    }

    private void openHistory(String more) {
        page.setViewportSize(1280, 720);
        open("/attention?tab=history" + more);
        assertThat(slider()).isVisible();
    }

    @Test
    void theMouseGoesFromRandomWeightsToTheJump() {
        openHistory("");
        button("Ask in adjacent words").click();
        assertThat(message()).containsText("Before training the model says");
        button("Later").click();
        assertThat(message()).containsText("After 100 steps");
        assertThat(page).hasURL(Pattern.compile("checkpoint=100(&|$)"));
        assertThat(page.getByText("The jump: from step 1,000 to 1,100"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLISECONDS));
        assertThat(page.locator(".history apex-chart svg.apexcharts-svg")).hasCount(3);
        assertThat(page.locator(".history apex-chart .apexcharts-xaxis-annotations line"))
                .hasCount(3);
        JsonObject recall = JsonParser.parseString(saved("Right answers", "Download data (JSON)"))
                .getAsJsonObject();
        assertThat(recall.getAsJsonArray("categories")).hasSize(CHECKPOINTS);
    }

    @Test
    void theKeyboardAloneMovesTheSliderAndChoosesAToken() {
        openHistory("&checkpoint=1000");
        slider().focus();
        page.keyboard().press("ArrowRight");
        assertThat(message()).containsText("After 1,100 steps");
        page.keyboard().press("End");
        assertThat(message()).containsText("After 9,300 steps the model says “mirna” next");
        page.keyboard().press("ArrowLeft");
        assertThat(message()).containsText("After 5,300 steps");
        tokenThen("mirna").focus();
        page.keyboard().press("Enter");
        assertThat(tokenThen("mirna")).hasAttribute("aria-pressed", "true");
        assertThat(token("mirna")).hasAttribute("aria-pressed", "true");
        assertThat(message()).containsText("“mirna” looks most at");
    }

    @Test
    void playWalksByItselfKeepsTheLinkAndStops() {
        openHistory("&checkpoint=4000");
        button("Play").focus();
        page.keyboard().press("Enter");
        assertThat(button("Pause")).isVisible();
        assertThat(message()).containsText("After 9,300 steps");
        assertThat(button("Play")).isVisible();
        assertThat(page).hasURL(Pattern.compile("checkpoint=9300(&|$)"));
    }

    @Test
    void aPhoneShowsItWithoutScrollingSideways() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        open("/attention?tab=history&checkpoint=1200");
        assertThat(page.locator(".history apex-chart svg.apexcharts-svg").first())
                .isVisible();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
    }
}
