package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.WorkerPool;
import org.springframework.beans.factory.annotation.Autowired;

class PathsIT extends BrowserTest {
    @Autowired
    private WorkerPool pool;

    private Locator bars() {
        return page.locator("share-bars");
    }

    private Locator row(String token) {
        return bars().locator("tbody tr").filter(new Locator.FilterOptions().setHasText(token));
    }

    @Test
    void theBarsFollowTheStageAndTheirNumbersAreSaved() throws IOException {
        open("/attention");
        openTab("Paths");
        assertThat(page.getByText("Attention’s favorite (head 2 of layer 2) is “mirna”, with 0.74."))
                .isVisible();
        assertThat(row("13 zorland").locator("td.yardstick.greatest")).isVisible();
        assertThat(row("6 mirna").locator("td.greatest")).hasCount(4);
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("is").setExact(true))
                .first()
                .click();
        assertThat(bars().locator("tbody tr")).hasCount(5);
        assertThat(bars().locator("td.yardstick.greatest")).isVisible();
        bars().locator("#more").focus();
        page.keyboard().press("Enter");
        assertThat(bars().getByRole(AriaRole.MENUITEMCHECKBOX).first()).isFocused();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("ArrowDown");
        Download saved = page.waitForDownload(() -> page.keyboard().press("Enter"));
        assertThat(Files.readString(saved.path())).contains("value-weighted", "changed without it (bits)", "4 zorland");
    }

    @Test
    void anEncoderOnAPhoneByKeyboardAlone() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844));
        open("/attention?tab=paths&model=all-MiniLM-L6-v2&layer=4&head=2&selected=10"
                + "&sentence=The+animal+did+not+cross+the+street+because+it+was+too+tired.");
        assertThat(page.getByText("the last vector of “it” turns by")).isVisible();
        Locator measure =
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Measure over many texts"));
        try (Slowness others = slowDown(pool)) {
            measure.focus();
            page.keyboard().press("Enter");
            Locator stop = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop measuring"));
            assertThat(stop).isVisible();
            stop.focus();
            page.keyboard().press("Enter");
            assertThat(measure).isVisible();
        }
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
