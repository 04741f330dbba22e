package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Copying on a page that a browser takes for insecure, such as one of a school's own network: there is no {@code navigator.clipboard} there. */
class CopyIT extends BrowserTest {

    private void openWithoutClipboard() {
        page.addInitScript("delete Navigator.prototype.clipboard");
        open("/attention?s=the+cat+sat+.");
        assertThat(page.evaluate("navigator.clipboard === undefined")).isEqualTo(true);
    }

    private String pasted() {
        Locator sentence = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Sentence"));
        sentence.fill("");
        sentence.press("Control+v");
        return sentence.inputValue();
    }

    @Test
    void theLinkIsOnTheClipboard() {
        openWithoutClipboard();
        String address = page.url();
        button("Copy link").click();
        assertThat(button("Link copied")).isVisible();
        assertThat(pasted()).isEqualTo(address);
    }

    @Test
    void theCodeIsOnTheClipboard() {
        openWithoutClipboard();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Code"))
                .click();
        assertThat(page.locator("code-panel pre")).containsText("import torch");
        button("Copy code").click();
        assertThat(button("Copied")).isVisible();
        assertThat(pasted()).contains("import torch");
    }

    @Test
    void whatTheBrowserRefusesToCopyIsShownSelected() {
        page.addInitScript("document.execCommand = () => false");
        openWithoutClipboard();
        button("Copy link").click();
        Locator link = page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("This browser does not let the page copy."));
        assertThat(link).hasValue(page.url());
        assertThat(link.evaluate("field => field.selectionEnd - field.selectionStart"))
                .isEqualTo(page.url().length());
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Code"))
                .click();
        assertThat(page.locator("code-panel pre")).containsText("import torch");
        button("Copy code").click();
        assertThat(page.getByText("The code is selected")).isVisible();
        assertThat(page.evaluate("getSelection().toString()").toString()).contains("import torch");
    }
}
