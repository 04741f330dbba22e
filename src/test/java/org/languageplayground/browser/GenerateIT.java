package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GenerateIT extends BrowserTest {
    private Locator written() {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("What it wrote"))
                .getByRole(AriaRole.BUTTON);
    }

    private Locator sentence() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Sentence"));
    }

    @Test
    void theModelWritesAndAWordOpensWhatItLookedAt() {
        open("/attention");
        openTab("Generate");
        page.getByRole(AriaRole.SPINBUTTON, new Page.GetByRoleOptions().setName("Number of tokens"))
                .fill("6");
        button("Generate").click();
        assertThat(message()).containsText("With seed 1 it writes: “");
        assertThat(written()).hasCount(20);
        String third = written().nth(16).innerText();
        written().nth(16).click();
        assertThat(message()).containsText("as it stood when “" + third + "” was drawn");
        assertThat(page.locator("attention-arcs .row button")).hasCount(16);
        assertThat(written()).hasCount(20);
        button("Another one").click();
        assertThat(message()).containsText("With seed 2 it writes: “");
        assertThat(page.locator("number-table:visible tbody tr")).hasCount(2);
        assertThat(page).hasURL(Pattern.compile(".*seed=2.*"));
    }

    @Test
    void theSameGoesByKeyboardAloneOnAPhone() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844));
        open("/attention?tab=generate&count=3&sampling=0.0");
        button("Generate").focus();
        page.keyboard().press("Enter");
        assertThat(message()).containsText("it writes: “mirna");
        written().first().focus();
        for (int i = 0; i < 15; i++) {
            page.keyboard().press("ArrowRight");
        }
        page.keyboard().press("Enter");
        assertThat(message()).containsText("as it stood when");
        assertThat(sentence()).hasValue("the capital of zorland is mirna . what is the capital of zorland ? mirna");
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    void theCutsAreSeenInThePicture() {
        open("/attention?tab=generate&topk=1");
        Locator chart = page.locator("apex-chart:visible").first();
        chart.scrollIntoViewIfNeeded();
        assertThat(chart.locator("svg.apexcharts-svg")).isVisible();
        choose("Which word comes next?", "Show as table");
        assertThat(chart.locator("tbody tr").first()).containsText("mirna");
        assertThat(page.getByText("Only one word can be drawn")).isVisible();
    }
}
