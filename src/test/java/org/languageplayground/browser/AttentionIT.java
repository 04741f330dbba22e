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
    /** Less would mean that nothing was measured. */
    private static final int LEAST_BYTES = 500;

    private static final String SENTENCE = "the capital of zorland is mirna . what is the capital of zorland ?";

    @Override
    protected void open(String path) {
        page.navigate(address(path));
        assertThat(page.locator("attention-arcs .row button").first()).isVisible();
    }

    private Locator slider(String name) {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name));
    }

    private Locator sentence() {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Sentence"));
    }

    private JsonObject downloadedMatrix() {
        return JsonParser.parseString(saved("Attention matrix", "Download data (JSON)"))
                .getAsJsonObject();
    }

    private static float value(JsonArray values, int row, int column) {
        return values.get(row).getAsJsonArray().get(column).getAsFloat();
    }

    @Test
    void aStudentSeesWhereTheModelLooksAndWhatItSaysWithoutThatHead() {
        open("/attention");
        assertThat(page).hasTitle("Transformer & Self-Attention");
        assertThat(message()).containsText("“?” looks most at “mirna”");
        assertThat(page.locator("word-bars").first()).containsText("mirna");
        assertThat(page.locator("word-bars").nth(1)).containsText("zuveva");
        token("is").first().click();
        assertThat(token("is").first()).hasAttribute("aria-pressed", "true");
        assertThat(message()).containsText("“is” looks most at");
    }

    @Test
    void theKeyboardAloneSelectsATokenAndReadsAWeight() {
        open("/attention?s=the+girl+saw+the+dog+.&tab=matrix");
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
        open("/attention?layer=2&head=3&tab=matrix");
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
    void factorZeroIsUniformAndChangesWhatTheModelSays() {
        open("/attention?tab=matrix");
        slider("Temperature (1/√d_k)").focus();
        page.keyboard().press("Home");
        assertThat(message()).containsText("“?” looks at 14 tokens alike");
        assertThat(page.locator("word-bars").first()).not().containsText("95.8");
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
        assertThat(message()).containsText("“?” looks most at “?”");
    }

    @ParameterizedTest
    @CsvSource({
        "arcs, mean, 20",
        "arcs, mean, 150",
        "matrix, mean, 20",
        "matrix, mean, 150",
        "numbers, 8, 22",
        "order, mean, 150"
    })
    void aLongTextIsAnsweredWithinSixteenKilobytes(String tab, String head, int times) {
        countBytes();
        open("/attention?model=world-masked-8&dims=all&head=" + head + "&tab=" + tab);
        assertThat(bytesSent(message(), () -> sentence().fill("everything together ".repeat(times))))
                .isBetween(LEAST_BYTES, MOST_BYTES);
        slider("Temperature (1/√d_k)").focus();
        assertThat(bytesSent(message(), () -> page.keyboard().press("Home"))).isBetween(LEAST_BYTES, MOST_BYTES);
        assertThat(bytesSent(message(), () -> token("[CLS]").click())).isBetween(LEAST_BYTES, MOST_BYTES);
        assertThat(bytesSent(message(), () -> page.getByText("GPT (causal)").click()))
                .isBetween(LEAST_BYTES, MOST_BYTES);
    }

    @Test
    void headsAndModeSwitchTheModel() {
        open("/attention");
        slider("Attention heads").focus();
        page.keyboard().press("ArrowRight");
        assertThat(message()).containsText("world-causal-8");
        page.getByText("BERT (bidirectional)").click();
        assertThat(message()).containsText("all-MiniLM-L6-v2");
        assertThat(token("[CLS]")).isVisible();
        assertThat(page.locator(".like-row.nearest")).hasCount(1);
        page.getByText("Untrained", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(message()).containsText("random weights");
    }

    @Test
    void aLinkRestoresTheWholeScenario() {
        open(
                "/attention?s=the+old+queen+smiled+.&model=world-masked-2&t=4.0&layer=3&head=2&sel=3.4&dims=all&tab=numbers");
        assertThat(sentence()).hasValue("the old queen smiled .");
        assertThat(token("old")).hasAttribute("aria-pressed", "true");
        assertThat(token("queen")).hasAttribute("aria-pressed", "true");
        token("old").click();
        assertThat(page).hasURL(Pattern.compile("selected=3(&|$)"));
        String link = page.url();
        openPage(new Browser.NewContextOptions());
        page.navigate(link);
        assertThat(token("old")).hasAttribute("aria-pressed", "true");
        assertThat(token("queen")).hasAttribute("aria-pressed", "false");
        assertThat(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Numbers")))
                .hasAttribute("aria-selected", "true");
    }

    @Test
    void whateverIsTypedThePageStaysAlive() {
        open("/attention");
        sentence().fill("   ");
        assertThat(message()).containsText("Type a sentence");
        sentence().fill("🙂 שלום <script>alert(1)</script>");
        assertThat(message()).containsText("[UNK]");
        sentence().fill("cat ".repeat(25_000));
        assertThat(message()).containsText("only the first");
        sentence().fill("the cat sat .");
        assertThat(token("sat")).isVisible();
        token("sat").click();
        assertThat(message()).containsText("“sat” looks most at");
    }

    @Test
    void absurdLinksAreAnsweredWithASentence() {
        open("/attention?t=NaN&layer=-7&head=x&model=none&sel=1,2,3");
        assertThat(message()).containsText("usual values");
        assertThat(token("mirna")).isVisible();
    }

    @Test
    void aPhoneShowsEverythingWithoutScrollingSideways() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        open("/attention?tab=matrix");
        assertThat(page.locator("matrix-view canvas").first()).isVisible();
        Object overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
    }

    @Test
    void theHomePageAnswersAndLeadsToTheChapter() {
        page.navigate(address("/"));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Why does it make things up?")))
                .isVisible();
        assertThat(page.locator("main")).containsText("zuveva");
        page.getByText("Open the chapter").first().click();
        assertThat(token("zorland").first()).isVisible();
    }

    @Test
    void theFirstTabStopSkipsTheFrameAndStaysOnThePage() {
        open("/attention?sentence=the+cat+sat+.");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).isFocused();
        assertThat(page).hasURL(Pattern.compile("/attention\\?sentence=the\\+cat"));
    }

    @Test
    void anAddressThatDoesNotExistIsSaidSo() {
        expectFault("404");
        page.navigate(address("/nothing-here"));
        assertThat(page.getByText("This page does not exist")).isVisible();
    }
}
