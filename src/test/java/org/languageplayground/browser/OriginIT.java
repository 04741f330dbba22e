package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** The word beside a figure explains itself however it is reached. */
class OriginIT extends BrowserTest {
    private static final String PUBLISHED =
            "Where these numbers come from: published: PEFT, method comparison, commit 5d602fdb, August 2026";

    private Locator published() {
        open("/lora?tab=cost");
        page.getByText("Measured: Llama-3.2 3B on mathematics").click();
        return button(PUBLISHED);
    }

    private Locator source() {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("huggingface/peft/tree/5d602fdb"));
    }

    /** Only the explanation shows the bare address; the list of sources names it otherwise. */
    private void explains() {
        assertThat(page.getByText("Others measured and published these numbers"))
                .isVisible();
        assertThat(source()).isVisible();
    }

    @Test
    void theKeyboardOpensAndClosesTheExplanation() {
        Locator origin = published();
        origin.focus();
        page.keyboard().press("Enter");
        explains();
        page.keyboard().press("Escape");
        assertThat(page.getByText("Others measured and published these numbers"))
                .isHidden();
    }

    @Test
    void aPointerOpensIt() {
        published().hover();
        explains();
    }

    @Test
    void aFingerOpensIt() {
        openPage(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true));
        published().tap();
        explains();
    }
}
