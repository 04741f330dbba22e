package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as people type them, and as a chat program leaves them. */
class AddressIT extends BrowserTest {

    @Test
    void aPercentSignInASentenceIsOne() {
        open("/attention?s=Is+it+100%+sure&layer=1");
        assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Sentence"))
                        .first())
                .hasValue("Is it 100% sure");
        assertThat(page.locator("#content").getByText("The link held something"))
                .hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"/attention?temperature=%&s=a, temperature", "/lora?rank=%zz, rank", "/rag?k=%E0%A4%A, k"})
    void thePageOpensAndSaysWhatItLeftOut(String path, String control) {
        open(path);
        assertThat(page.locator("#content")
                        .getByText("The link held something that this page cannot show (" + control + ")"))
                .isVisible();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/?q=%", "/glossary?%s%s%n", "/lessons?a=%FF&=b", "/class?key=%"})
    void aPageWithoutAScenarioOpensAsWell(String path) {
        page.navigate(address(path));
        assertThat(page.locator("#content h1")).isVisible();
    }

    @Test
    void anAddressThatIsTooLongOrWhosePathIsDamagedLeadsHome() {
        for (String path : new String[] {"/attention?s=" + "a".repeat(20_000), "/attention%"}) {
            expectFault("status of 400");
            page.navigate(address(path));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To the home page"))
                    .click();
            assertThat(page).hasURL(address("/"));
        }
    }
}
