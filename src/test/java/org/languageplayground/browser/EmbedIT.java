package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** A stage in a page of another site: of the same registrable name under another port, and of another name, where cookies need their settings. */
@TestPropertySource(
        properties = {
            "playground.frame-ancestors='self' http://localhost:* http://127.0.0.1:*",
            "server.servlet.session.cookie.same-site=none",
            "server.servlet.session.cookie.secure=true",
            "server.servlet.session.cookie.partitioned=true"
        })
class EmbedIT extends BrowserTest {
    private FrameLocator frame() {
        return page.frameLocator("iframe");
    }

    private HostSite host(String path) throws IOException {
        return new HostSite("<iframe src=\"" + address(path)
                + "\" title=\"A stage\" width=\"800\" height=\"500\" style=\"border: 0; max-width: 100%\"></iframe>");
    }

    private void go(HostSite site, String host) {
        expectFault("request to " + site.address(host));
        page.navigate(site.address(host));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void aControlInTheFrameMovesAndTheStageAnswers(String host) throws IOException {
        try (HostSite site = host("/attention?embed&layer=2")) {
            go(site, host);
            Locator message = frame().locator(".message-line:visible");
            assertThat(message).containsText("“mirna”");
            String before = message.innerText();
            frame().getByRole(AriaRole.SLIDER, new FrameLocator.GetByRoleOptions().setName(Pattern.compile("Temp.*")))
                    .focus();
            for (int i = 0; i < 6; i++) {
                page.keyboard().press("ArrowLeft");
            }
            assertThat(message).not().hasText(before);
            Locator whole = frame().getByText("Open in Language Playground");
            assertThat(whole).isVisible();
            assertThat(whole).hasAttribute("href", Pattern.compile("attention\\?.*temperature=.*"));
            assertThat(whole.getAttribute("href")).doesNotContain("embed");
            assertThat(frame().locator(".top")).isHidden();
            assertThat(frame().locator(".chapter-tabs")).isHidden();
        }
    }

    @Test
    void whatARunComesToReachesAFrameOfAnotherSite() throws IOException {
        try (HostSite site = host("/lora?embed")) {
            go(site, "127.0.0.1");
            Locator message = frame().locator(".message-line:visible");
            assertThat(message).not().isEmpty();
            frame().getByRole(
                            AriaRole.BUTTON,
                            new FrameLocator.GetByRoleOptions().setName("Train").setExact(true))
                    .click();
            assertThat(frame().locator(".answer-cell.right").first()).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"/attention, 800, 500", "/attention, 390, 844", "/rag, 390, 844", "/lora, 390, 844"})
    void theStageNeedsNoScrollingAside(String path, int width, int height) {
        openPage(new Browser.NewContextOptions().setViewportSize(width, height));
        open(path + "?embed");
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .isLessThanOrEqualTo(width);
        if (width == 800) {
            assertThat((Integer) page.evaluate("document.documentElement.scrollHeight"))
                    .isLessThanOrEqualTo(height);
        }
    }
}
