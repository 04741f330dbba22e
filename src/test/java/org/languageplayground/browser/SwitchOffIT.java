package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SwitchOffIT extends BrowserTest {

    /** The button of a head in the tab. */
    private Locator head(String name) {
        return page.locator("token-row").getByText(name, new Locator.GetByTextOptions().setExact(true));
    }

    @Test
    void aHeadIsSwitchedOffInTheStageAndTheLinkKeepsIt() {
        openPage(new Browser.NewContextOptions().setViewportSize(1280, 720));
        open("/attention");
        button("Switch off").click();
        assertThat(button("Switch off")).hasAttribute("aria-pressed", "true");
        assertThat(message()).containsText("But head 2 of layer 2 is off: it adds nothing to the output.");
        assertThat(page.locator("word-bars").first()).containsText("zuveva");
        assertThat(page.locator("word-bars").nth(1)).containsText("mirna");
        assertThat(page).hasURL(Pattern.compile(".*[?&]off=2\\.2.*"));
        page.reload();
        assertThat(button("Switch off")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void theKeyboardSwitchesHeadsOffAndOpensTheOneThatMattersMost() {
        open("/attention?tab=off");
        assertThat(page.getByText("How many heads does it need?")).isVisible();
        head("2.3").focus();
        page.keyboard().press("Enter");
        assertThat(head("2.3")).hasAttribute("aria-pressed", "true");
        assertThat(message()).containsText("Head 3 of layer 2 is off.");
        assertThat(page.getByText("Without the heads that are off")).isVisible();
        page.getByRole(AriaRole.APPLICATION, new Page.GetByRoleOptions().setName("By switching off"))
                .focus();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*layer=1.*"));
        button("All on").focus();
        page.keyboard().press("Enter");
        assertThat(head("2.3")).hasAttribute("aria-pressed", "false");
    }

    @Test
    void onAPhoneNothingIsCutOff() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844));
        open("/attention?tab=off&off=2.2");
        assertThat(page.getByText("Without the heads that are off")).isVisible();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isEqualTo(true);
    }
}
