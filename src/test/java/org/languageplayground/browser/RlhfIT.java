package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.WorkerPool;
import org.springframework.beans.factory.annotation.Autowired;

class RlhfIT extends BrowserTest {
    private static final ContainsTextOptions PATIENTLY = new ContainsTextOptions().setTimeout(180_000);

    @Autowired
    private WorkerPool pool;

    private static double percent(Locator table, String row, int column) {
        Locator cells = table.locator("tr")
                .filter(new Locator.FilterOptions().setHasText(row))
                .first()
                .locator("th, td");
        return Double.parseDouble(cells.nth(column).innerText().replaceAll("[^0-9.]", ""));
    }

    @Test
    void threeStepsTeachTheModelToSayThatItDoesNotKnow() {
        open("/lora?rounds=10&tab=unknown");
        assertThat(button("Train the reward model")).isDisabled();
        button("Run SFT").click();
        assertThat(message()).containsText("SFT: wrong answers on the test countries went from", PATIENTLY);
        button("Train the reward model").click();
        assertThat(message()).containsText("comparisons that it was not trained on", PATIENTLY);
        button("Run PPO").click();
        assertThat(message()).containsText("PPO with β = 0.30", PATIENTLY);
        page.getByText("The same in numbers").first().click();
        Locator table = page.locator(".say-unknown number-table").first();
        assertThat(percent(table, "Base", 1)).isGreaterThan(80);
        for (String step : List.of("SFT", "PPO")) {
            assertThat(percent(table, step, 1)).as("wrong after " + step).isLessThan(50);
            assertThat(percent(table, step, 3)).as("known after " + step).isGreaterThan(80);
        }
        assertThat(page.locator(".say-unknown number-table").nth(1)).containsText("right over wrong");
        assertThat(page.locator("apex-chart[name='Reward and KL'] svg.apexcharts-svg, [aria-label='Reward and KL'] svg")
                        .first())
                .isVisible();
    }

    @Test
    void aStoppedStepIsMeasuredAndOpensTheNext() throws InterruptedException {
        open("/lora?tab=unknown");
        button("Run SFT").click();
        assertThat(page.locator(".rlhf-step .live-status").first()).containsText("of 150 done", PATIENTLY);
        List<Held> held = hold(pool);
        button("Stop the step").click();
        held.forEach(Held::letGo);
        assertThat(message()).containsText("wrong answers on the test countries", PATIENTLY);
        assertThat(page.locator(".rlhf-step .live-status").first()).containsText("Stopped after");
        assertThat(button("Train the reward model")).isEnabled();
        button("Start RLHF over").click();
        assertThat(message()).containsText("Nothing has been run");
        assertThat(page.locator(".say-unknown number-table").first()).isHidden();
        waitForNoRun(pool);
    }
}
