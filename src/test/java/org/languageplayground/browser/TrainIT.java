package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.WorkerPool;
import org.springframework.beans.factory.annotation.Autowired;

class TrainIT extends BrowserTest {
    private static final int PATIENCE_MILLISECONDS = 120_000;
    private static final String CURVE = "Right answers while training";

    @Autowired
    private WorkerPool pool;

    private Locator slider() {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Look back at step"));
    }

    private Locator letters() {
        return page.getByLabel("Your letters", new Page.GetByLabelOptions().setExact(true));
    }

    /** A letter in the picture of a layer. */
    private Locator letter(int layer, String text) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Letters in layer " + layer))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(text).setExact(true))
                .first();
    }

    private void openTrain(String more) {
        page.setViewportSize(1280, 720);
        open("/attention?tab=train" + more);
        assertThat(button("Start training")).isEnabled();
        assertThat(page.locator(".train apex-chart svg.apexcharts-svg")).hasCount(2);
    }

    /** How many points of the curve of two layers are there. */
    private int points() {
        JsonArray series = JsonParser.parseString(saved(CURVE, "Download data (JSON)"))
                .getAsJsonObject()
                .getAsJsonArray("series");
        int points = 0;
        for (JsonElement value : series.get(0).getAsJsonObject().getAsJsonArray("data")) {
            points += value.isJsonNull() ? 0 : 1;
        }
        return points;
    }

    private void awaitStep(String pattern) {
        assertThat(page.locator(".train"))
                .containsText(
                        Pattern.compile(pattern),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLISECONDS));
    }

    @Test
    void theMouseStartsARunSeesItGrowStopsLooksBackAndRewinds() {
        openTrain("&trainseed=4");
        assertThat(points()).isEqualTo(1);
        try (Slowness others = slowDown(pool)) {
            button("Start training").click();
            awaitStep("After (40|60|80|\\d{3}) steps two layers answer");
            button("Stop").click();
            assertThat(message()).containsText("Stopped after");
        }
        assertThat(button("Go on")).isVisible();
        assertThat(points()).isGreaterThanOrEqualTo(3);
        slider().focus();
        page.keyboard().press("Home");
        assertThat(message()).containsText("Before training two layers answer");
        assertThat(page).hasURL(Pattern.compile("trainstep=0(&|$)"));
        button("Rewind").click();
        assertThat(button("Start training")).isVisible();
        assertThat(message()).containsText("Untrained: the random weights of this seed.");
        assertThat(points()).isEqualTo(1);
    }

    @Test
    void theKeyboardAloneTrainsTypesLettersAndChoosesOne() {
        openTrain("");
        try (Slowness others = slowDown(pool)) {
            button("Start training").focus();
            page.keyboard().press("Enter");
            awaitStep("After (20|40|60|80|\\d{3}) steps two layers answer");
            button("Stop").focus();
            page.keyboard().press("Space");
            assertThat(button("Go on")).isVisible();
        }
        letters().fill("b a d c b a");
        assertThat(message()).containsText("In layer 2 “A” (place 6) looks most at");
        letter(2, "C").focus();
        page.keyboard().press("Enter");
        assertThat(message()).containsText("In layer 2 “C” (place 4) looks most at");
        assertThat(letter(2, "C")).hasAttribute("aria-pressed", "true");
        letters().fill("b a ?");
        assertThat(page.locator("[slot=error-message]").filter(new Locator.FilterOptions().setHasText("not “?”")))
                .hasText("The models know the letters A to Z only, not “?”.");
    }

    /** No thread has the run meanwhile, so it cannot come to its end by itself. */
    @Test
    void leavingThePageEndsTheRun() throws InterruptedException {
        openTrain("&trainseed=9");
        waitForNoRun(pool);
        List<Held> held = hold(pool);
        button("Start training").click();
        waitForRuns(pool, held.size() + 1);
        page.navigate("about:blank");
        waitForRuns(pool, held.size());
        held.forEach(Held::letGo);
    }

    @Test
    void aPhoneShowsItWithoutScrollingSideways() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        open("/attention?tab=train");
        assertThat(page.locator(".train apex-chart svg.apexcharts-svg").first()).isVisible();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
    }
}
