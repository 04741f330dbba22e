package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CompareIT extends BrowserTest {

    private Locator sentenceOfB() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Sentence of B"));
    }

    private void openCompare(String more) {
        page.setViewportSize(1280, 720);
        open("/attention?tab=compare" + more);
        assertThat(page.locator(".compare matrix-view canvas").first()).isVisible();
    }

    private JsonArray values(String picture) {
        return JsonParser.parseString(saved(picture, "Download data (JSON)"))
                .getAsJsonObject()
                .getAsJsonArray("values");
    }

    @Test
    void theMouseTakesAPairAndTheDifferenceIsBLessA() {
        openCompare("");
        button("head 1 against head 2").click();
        assertThat(message()).containsText("The two maps are 0.21 apart");
        JsonArray a = values("Attention of A");
        JsonArray b = values("Attention of B");
        JsonArray difference = values("Difference B − A");
        for (int row = 0; row < a.size(); row++) {
            for (int column = 0; column < a.size(); column++) {
                assertThat(value(difference, row, column)).isEqualTo(value(b, row, column) - value(a, row, column));
            }
        }
    }

    private static float value(JsonArray values, int row, int column) {
        return values.get(row).getAsJsonArray().get(column).getAsFloat();
    }

    @Test
    void theKeyboardAloneSetsBCopiesAndSwaps() {
        openCompare("");
        button("Copy A to B").focus();
        page.keyboard().press("Enter");
        assertThat(message()).containsText("The two maps are the same");
        sentenceOfB().focus();
        page.keyboard().press("Control+A");
        page.keyboard().type("the capital of zorland is renera . what is the capital of zorland ?");
        assertThat(message()).containsText("B says “renera”");
        assertThat(page).hasURL(Pattern.compile("bsentence="));
        button("Swap").focus();
        page.keyboard().press("Enter");
        assertThat(message()).containsText("A says “renera”");
        assertThat(token("renera")).isVisible();
    }

    @Test
    void aLinkBringsBothBack() {
        openCompare("&bmodel=world-causal-8&bhead=3&blayer=1&btemperature=2.0");
        assertThat(page.locator(".compare h3").nth(1)).hasText("B: world-causal-8, head 3 of layer 1");
        sentenceOfB().fill("what is the capital of zorland ?");
        assertThat(message()).containsText("A has 14 tokens and B has 7");
        page.reload();
        assertThat(sentenceOfB()).hasValue("what is the capital of zorland ?");
        assertThat(page.locator(".compare h3").nth(1)).hasText("B: world-causal-8, head 3 of layer 1");
    }

    @Test
    void aLongTextIsAnsweredWithinSixteenKilobytes() {
        countBytes();
        openCompare("&model=world-masked-8&buntrained=0");
        assertThat(bytesSent(message(), () -> page.getByRole(
                                AriaRole.TEXTBOX,
                                new Page.GetByRoleOptions().setName("Sentence").setExact(true))
                        .fill("everything together ".repeat(150))))
                .isBetween(500, MOST_BYTES);
    }

    @Test
    void aPhoneShowsItWithoutScrollingSideways() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        open("/attention?tab=compare");
        assertThat(page.locator(".compare matrix-view canvas").first()).isVisible();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
    }
}
