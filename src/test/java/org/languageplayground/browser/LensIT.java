package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

class LensIT extends BrowserTest {

    @Override
    protected void open(String path) {
        page.navigate(address(path));
        assertThat(page.locator("lens-grid table")).isVisible();
    }

    private Locator cell(int station, int token) {
        return page.locator("lens-grid tbody tr").nth(station).locator("button").nth(token);
    }

    private Locator stop(String name) {
        return page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("From token to output"))
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    @Test
    void aCellSelectsItsTokenAndOpensItsStation() {
        open("/attention?tab=lens");
        assertThat(cell(6, 13)).hasText("mirna");
        assertThat(cell(5, 13)).not().hasText("mirna");
        cell(3, 5).click();
        assertThat(cell(3, 5)).hasAttribute("aria-pressed", "true");
        assertThat(token("mirna")).hasAttribute("aria-pressed", "true");
        assertThat(stop("Residual stream after attention")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("matrix-view")).isVisible();
    }

    @Test
    void theKeyboardDoesTheSame() {
        open("/attention?tab=lens");
        cell(2, 4).focus();
        page.keyboard().press("Enter");
        assertThat(cell(2, 4)).hasAttribute("aria-pressed", "true");
        stop("q, k, v").focus();
        page.keyboard().press("Space");
        assertThat(stop("q, k, v")).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("matrix-view")).isVisible();
    }

    @Test
    void whatBertCannotShowIsSaid() {
        open("/attention?tab=lens&model=world-masked-4&sentence=today+the+dogs+near+the+house+_+happy+.");
        assertThat(page.getByText("The votes of single parts are left out here."))
                .isVisible();
        assertThat(stop("Final norm")).hasCount(0);
        button("From token to output").click();
        assertThat(stop("Softmax")).isVisible();
    }

    @Test
    void nothingIsWiderThanAPhone() {
        page.setViewportSize(390, 844);
        open("/attention?tab=lens&station=hidden");
        assertThat(page.locator("matrix-view")).isVisible();
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(390);
    }
}
