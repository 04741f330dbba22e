package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** A server with room for one. */
@TestPropertySource(properties = "playground.sessions=1")
class FullServerIT extends BrowserTest {

    @Test
    void whoComesToAFullServerReadsSoAndWhoIsThereGoesOn() {
        open("/attention");
        Page late = anotherBrowser(new Browser.NewContextOptions().setLocale("de-DE"));
        expectFault("status of 503");
        late.navigate(address("/rag"));
        assertThat(late.getByRole(AriaRole.HEADING)).hasText("Der Server ist voll");
        page.reload();
        assertThat(page.locator(".stage:visible").first()).isVisible();
        open("/lora");
    }
}
