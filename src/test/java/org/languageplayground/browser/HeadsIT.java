package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class HeadsIT extends BrowserTest {
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(180_000);

    private Locator map(String name) {
        return page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions()
                                .setName("All heads on this sentence, with what they were found to do"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void aHeadsNameIsMeasuredAndPressingItOpensItOnTheStage() {
        open("/attention?model=world-masked-4&layer=3&head=1&sentence=river+lamp+seven+green+river+lamp");
        openTab("Heads");
        assertThat(page.getByText("1 of 12 heads has a clear role")).isVisible(PATIENTLY);
        assertThat(map("2.2 same")).hasAttribute("aria-pressed", "false");
        map("2.2 same").click();
        assertThat(map("2.2 same")).hasAttribute("aria-pressed", "true");
        assertThat(page.getByText("The head 2 of layer 2 looks at the same word"))
                .isVisible();
        assertThat(page.locator("number-table:visible").first()).containsText("the same word, earlier");
    }

    @Test
    void theSameGoesByKeyboardOnAPhone() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844));
        open("/attention?tab=heads");
        assertThat(page.getByText("0 of 12 heads have a clear role")).isVisible(PATIENTLY);
        map("3.4").focus();
        page.keyboard().press("Enter");
        assertThat(page.getByText("The head 4 of layer 3 has no clear role.")).isVisible();
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
