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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.transformer.AllHeads;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.matrix.Matrix;

class AttentionIT extends BrowserTest {
    private static final String SENTENCE = "The girl saw the dog because it barked.";

    @Override
    protected void open(String path) {
        page.navigate(address(path));
        assertThat(page.locator("token-row button").first()).isVisible();
    }

    private Locator token(String text) {
        return page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName("Tokens").setExact(true))
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(text).setExact(true));
    }

    private Locator slider(String name) {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name));
    }

    private JsonObject downloadedMatrix() {
        return JsonParser.parseString(saved("Attention matrix", "Download data (JSON)"))
                .getAsJsonObject();
    }

    private static float value(JsonArray values, int row, int column) {
        return values.get(row).getAsJsonArray().get(column).getAsFloat();
    }

    @Test
    void aStudentPressesATokenAndReadsWhereItLooks() {
        open("/attention");
        assertThat(page).hasTitle("Transformer & Self-Attention");
        token("dog").click();
        assertThat(token("dog")).hasAttribute("aria-pressed", "true");
        assertThat(message()).containsText("bits of entropy");
        assertThat(page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName("Selected").setExact(true)))
                .containsText("2");
    }

    @Test
    void theKeyboardAloneSelectsATokenAndReadsAWeight() {
        open("/attention");
        token("the").first().focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Enter");
        assertThat(token("girl")).hasAttribute("aria-pressed", "true");
        page.getByRole(AriaRole.APPLICATION, new Page.GetByRoleOptions().setName("Attention matrix"))
                .focus();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("matrix-view output").first()).hasText("the → the: 1.0");
    }

    @Test
    void theDownloadedWeightsAreTheEnginesOwn() {
        open("/attention?layer=2&head=3");
        JsonArray values = downloadedMatrix().getAsJsonArray("values");
        try (LoadedModel model = ModelFolder.load("models/world-causal-4")) {
            Matrix weights = AllHeads.weights(model, SENTENCE, 1, 2);
            for (int row = 0; row < weights.rows(); row++) {
                for (int column = 0; column < weights.columns(); column++) {
                    assertThat(value(values, row, column)).isEqualTo(weights.get(row, column));
                }
            }
        }
    }

    @Test
    void factorZeroIsUniformAndAHighFactorSharpens() {
        open("/attention?head=1");
        slider("Temperature (1/√d_k)").focus();
        page.keyboard().press("Home");
        assertThat(message()).containsText("entropy rose");
        JsonArray uniform = downloadedMatrix().getAsJsonArray("values");
        for (int row = 0; row < uniform.size(); row++) {
            for (int column = 0; column < uniform.size(); column++) {
                float expected = column > row ? 0 : 1f / (row + 1);
                assertThat(Math.abs(value(uniform, row, column) - expected)).isLessThan(1e-6f);
            }
        }
        page.keyboard().press("Shift+Tab");
        slider("Temperature (1/√d_k)").focus();
        page.keyboard().press("End");
        assertThat(message()).containsText("entropy fell");
    }

    @ParameterizedTest
    @CsvSource({"mean, 20", "mean, 150", "all, 20", "all, 150", "8, 22"})
    void aLongTextIsAnsweredWithinSixteenKilobytes(String head, int times) {
        countBytes();
        open("/attention?model=world-masked-8&dims=all&head=" + head);
        Locator sentence = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Sentence"));
        assertThat(bytesSent(message(), () -> sentence.fill("everything together ".repeat(times))))
                .isBetween(1_000, MOST_BYTES);
        slider("Temperature (1/√d_k)").focus();
        assertThat(bytesSent(message(), () -> page.keyboard().press("ArrowRight")))
                .isBetween(1_000, MOST_BYTES);
        assertThat(bytesSent(message(), () -> token("together").first().click()))
                .isBetween(1_000, MOST_BYTES);
        assertThat(bytesSent(message(), () -> page.getByText("GPT (causal)").click()))
                .isBetween(1_000, MOST_BYTES);
    }

    @Test
    void headsAndModeSwitchTheModel() {
        open("/attention");
        slider("Attention heads").focus();
        page.keyboard().press("ArrowRight");
        assertThat(message()).containsText("world-causal-8");
        page.getByText("BERT (bidirectional)").click();
        assertThat(message()).containsText("world-masked-8");
        assertThat(token("[CLS]")).isVisible();
        page.getByText("Untrained", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(message()).containsText("random weights");
    }

    @Test
    void aLinkRestoresTheWholeScenario() {
        open("/attention?s=the+old+queen+smiled+.&model=world-masked-2&t=4.0&layer=3&head=2&sel=3.4&dims=all");
        assertThat(page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Sentence")))
                .hasValue("the old queen smiled .");
        assertThat(token("old")).hasAttribute("aria-pressed", "true");
        assertThat(token("queen")).hasAttribute("aria-pressed", "true");
        token("old").click();
        assertThat(page).hasURL(Pattern.compile("sel=4(&|$)"));
        String link = page.url();
        openPage(new Browser.NewContextOptions());
        page.navigate(link);
        assertThat(token("queen")).hasAttribute("aria-pressed", "true");
        assertThat(token("old")).hasAttribute("aria-pressed", "false");
        assertThat(page.getByText("d_k = 64 / 2 = 32")).isVisible();
    }

    @Test
    void whateverIsTypedThePageStaysAlive() {
        open("/attention");
        Locator sentence = page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Sentence"));
        sentence.fill("   ");
        assertThat(message()).containsText("Type a sentence");
        sentence.fill("🙂 שלום <script>alert(1)</script>");
        assertThat(message()).containsText("[UNK]");
        sentence.fill("cat ".repeat(25_000));
        assertThat(message()).containsText("only the first");
        sentence.fill("the cat sat .");
        assertThat(token("sat")).isVisible();
        token("sat").click();
        assertThat(message()).containsText("“sat” puts most weight");
    }

    @Test
    void absurdLinksAreAnsweredWithASentence() {
        open("/attention?t=NaN&layer=-7&head=x&model=none&sel=1,2,3");
        assertThat(message()).containsText("usual values");
        assertThat(token("dog")).isVisible();
    }

    @Test
    void aPhoneShowsEverythingWithoutScrollingSideways() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        open("/attention");
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
        assertThat(page.locator("matrix-view canvas").first()).isVisible();
    }

    @Test
    void theHomePageLeadsToTheChapter() {
        page.navigate(address("/"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Language That Understands")))
                .isVisible();
        page.getByText("Open the chapter").first().click();
        assertThat(token("dog")).isVisible();
    }

    @Test
    void theFirstTabStopSkipsTheFrameAndStaysOnThePage() {
        open("/attention?s=the+cat+sat+.");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        assertThat(page).hasURL(Pattern.compile("/attention\\?s=the\\+cat"));
    }

    @Test
    void anAddressThatDoesNotExistIsSaidSo() {
        expectFault("404");
        page.navigate(address("/nothing-here"));
        assertThat(page.getByText("This page does not exist")).isVisible();
    }
}
