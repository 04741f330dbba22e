package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SwapIT extends BrowserTest {
    private Locator field(String name) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(name));
    }

    private Locator carried() {
        return page.locator("number-table:visible tbody tr").nth(2);
    }

    @Test
    void aPartIsCarriedOverAndThePressedCellOpensOnTheStage() {
        open("/attention");
        openTab("Swap a word");
        assertThat(carried()).containsText("0.23");
        assertThat(page.getByText("168 of 168 cells are computed.")).isVisible();
        page.getByRole(
                        AriaRole.APPLICATION,
                        new Page.GetByRoleOptions().setName("Share moved by each part at each position"))
                .focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("End");
        for (int row = 0; row < 6; row++) {
            page.keyboard().press("ArrowDown");
        }
        page.keyboard().press("Enter");
        assertThat(message()).containsText("Head 3 of layer 2 at “?”, carried over, moves the answer 0.28 of the way");
        assertThat(page).hasURL(Pattern.compile(".*head=3.*"));
        page.locator("vaadin-radio-button")
                .filter(new Locator.FilterOptions().setHasText("All heads of the layer"))
                .click();
        assertThat(message()).containsText("All heads of layer 2 at “?”");
    }

    @Test
    void wordsAreTypedOnAPhoneByKeyboardAlone() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844));
        open("/attention?tab=swap");
        field("Other word").fill("ostland");
        assertThat(message()).containsText("The sentence has 14 tokens");
        field("Other word").fill("renera");
        assertThat(message()).containsText("moves the answer");
        assertThat((boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }
}
