package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LoraIT extends BrowserTest {

    private Locator slider(String name) {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name));
    }

    private Locator stat(String name) {
        return page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .locator(".stat-value");
    }

    private Locator chart(String name) {
        return page.locator("apex-chart")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(name))));
    }

    private JsonObject downloaded(String chart) {
        return JsonParser.parseString(saved(chart, "Download data (JSON)")).getAsJsonObject();
    }

    private static JsonArray series(JsonObject chart, int number) {
        return chart.getAsJsonArray("series").get(number).getAsJsonObject().getAsJsonArray("data");
    }

    @Test
    void aStudentGoesFromTheHomePageToALayerAndToAPublishedModel() {
        page.navigate(address("/"));
        page.getByText("Open the chapter").nth(1).click();
        assertThat(page).hasTitle("Fine-tuning & LoRA");
        openTab("Why small works");
        assertThat(stat("Base params")).hasText("589,824");
        assertThat(stat("LoRA params")).hasText("12,288");
        assertThat(stat("Trainable %")).hasText("2.04 %");
        assertThat(stat("Scale α/r")).hasText("2.0");

        slider("LoRA rank (r)").focus();
        page.keyboard().press("ArrowRight");
        assertThat(stat("LoRA params")).hasText("13,824");
        assertThat(message()).containsText("With rank 9");
        slider("LoRA alpha").focus();
        page.keyboard().press("End");
        assertThat(message()).containsText("With α = 512");
        slider("Model hidden dim (d)").focus();
        page.keyboard().press("Home");
        slider("LoRA rank (r)").focus();
        page.keyboard().press("End");
        assertThat(message()).containsText("Rank 256 is not possible here: W is 64 × 64");
        assertThat(slider("LoRA rank (r)")).hasJSProperty("value", "64");
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("LoRA architecture")))
                .isVisible();
        JsonObject breakdown = downloaded("Parameter breakdown");
        assertThat(series(breakdown, 0).get(0).getAsLong()).isEqualTo(64 * 64);

        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Reset").setExact(true))
                .first()
                .click();
        openTab("Cost");
        page.getByLabel("Model preset").click();
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Llama-2 7B").setExact(true))
                .click();
        assertThat(stat("Base params")).hasText("6,738,415,616");
        assertThat(stat("LoRA params")).hasText("4,194,304");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("MLP matrices"))
                .check();
        assertThat(message()).containsText("160 of its matrices");
        assertThat(page).hasURL(Pattern.compile("targets=query\\.value\\.mlp"));
        JsonObject methods = downloaded("Fine-tuning method comparison");
        assertThat(methods.getAsJsonArray("categories").get(0).getAsString()).isEqualTo("Full");
        assertThat(series(methods, 0).get(0).getAsLong()).isEqualTo(6_738_415_616L);

        String link = page.url();
        openPage(new Browser.NewContextOptions());
        page.navigate(link);
        assertThat(stat("LoRA params")).hasText(String.format("%,d", 4_194_304 + 32 * 3 * 8 * (4096 + 11_008)));
    }

    @Test
    void fourBitsAndALongTextMoveTheMemory() {
        open("/lora?preset=llama-2-7b&bits=4dq&seq=4096");
        page.getByText("Memory, part by part").click();
        assertThat(page.getByText("Two numbers of 4 bit share a byte")).isVisible();
        slider("Batch size").focus();
        page.keyboard().press("ArrowRight");
        assertThat(message()).containsText("The weights take 3.87 GB");
        page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName("Gradient checkpointing"))
                .check();
        assertThat(page.getByText("Each block keeps only its input")).isVisible();
    }

    @Test
    void theProgramOfThePanelHoldsTheNumbersOfThePage() {
        open("/lora?rank=4&tab=why");
        openTab("Code");
        assertThat(page.locator("code-panel pre")).containsText("r, alpha = 4, 16");
        openTab("Why small works");
        slider("LoRA rank (r)").focus();
        page.keyboard().press("ArrowRight");
        assertThat(message()).containsText("With rank 5");
        openTab("Code");
        assertThat(page.locator("code-panel pre")).containsText("r, alpha = 5, 16");
    }

    @Test
    void thePageFitsAPhoneInTheDark() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        open("/lora?preset=llama-3-8b&targets=query.key.value.output.mlp");
        Object wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertThat(wider).isEqualTo(false);
        assertThat(page.locator("apex-chart svg").first()).isVisible();
    }

    @Test
    void aLinkThatAsksForTooMuchIsAnsweredInWords() {
        open("/lora?rank=100000&alpha=0&d=x&tab=why");
        assertThat(message()).containsText("rank can be 1 to 256, not 100,000");
        assertThat(message()).containsText("With α = 0");
        assertThat(message()).containsText("(d)");
        assertThat(stat("LoRA params")).hasText("393,216");
    }

    @Test
    void thickMatricesStayWithinThePicture() {
        open("/lora?tab=why&d=256&rank=256");
        assertThat(page.locator("lora-picture svg rect")).hasCount(4);
        Object within = page.evaluate("""
                () => {
                  const svg = document.querySelector('lora-picture').shadowRoot.querySelector('svg');
                  const frame = svg.getBoundingClientRect();
                  return [...svg.querySelectorAll('rect, text')].every(part => {
                    const box = part.getBoundingClientRect();
                    return box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.bottom <= frame.bottom + 1;
                  });
                }
                """);
        assertThat(within).isEqualTo(true);
    }

    @Test
    void theRankSliderMovesTheCutOfARealSpectrum() {
        open("/lora?tab=why");
        assertThat(stat("Relative error")).not().isEmpty();
        double error = Double.parseDouble(stat("Relative error").textContent());
        slider("LoRA rank (r)").focus();
        page.keyboard().press("ArrowRight");
        assertThat(message()).containsText("the best matrix of rank 9 keeps");
        assertThat(message()).containsText("a relative error of");
        assertThat(Double.parseDouble(stat("Relative error").textContent())).isLessThan(error);

        JsonObject spectrum = downloaded("Singular value spectrum");
        assertThat(spectrum.getAsJsonArray("categories")).hasSize(64);
        assertThat(series(spectrum, 0).get(8).isJsonNull()).isFalse();
        assertThat(series(spectrum, 0).get(9).isJsonNull()).isTrue();
        assertThat(series(spectrum, 1).get(8).isJsonNull()).isTrue();
        double rest = 0;
        double all = 0;
        for (int i = 0; i < 64; i++) {
            double value = series(spectrum, i < 9 ? 0 : 1).get(i).getAsDouble();
            all += value * value;
            rest += i < 9 ? 0 : value * value;
        }
        assertThat(stat("Relative error")).hasText(String.format("%.3f", Math.sqrt(rest / all)));

        page.getByText("The matrices as pictures").click();
        Locator pictures = page.locator("matrix-view");
        assertThat(pictures).hasCount(4);
        page.getByRole(AriaRole.APPLICATION, new Page.GetByRoleOptions().setName("Difference of ΔW and B·A"))
                .focus();
        page.keyboard().press("ArrowRight");
        assertThat(pictures.last().locator("output")).containsText("≤");
        openTab("Cost");
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName("Weights by 4-bit level")))
                .isVisible();
        assertThat(page.locator("number-table")
                        .filter(new Locator.FilterOptions().setHasText("kept as"))
                        .first())
                .not()
                .containsText("…");
    }
}
