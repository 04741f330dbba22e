package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RagIT extends BrowserTest {
    private Locator slider(String name) {
        return page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName(name));
    }

    private Locator stat(String name) {
        return page.getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .locator(".stat-value");
    }

    private Locator query() {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Query").setExact(true));
    }

    private Locator hits() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Knowledge base, ranked"))
                .locator(".hit:visible");
    }

    private void choose(String base) {
        page.getByLabel("Knowledge base").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(base))
                .click();
    }

    private void upload(String name, byte[] content) {
        page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload(name, "text/plain", content));
    }

    @Test
    void aStudentAsksForZorlandAndSeesTheAnswerTurnRight() {
        page.navigate(address("/"));
        page.locator(".card a[href='rag']").click();
        assertThat(page).hasTitle("Retrieval-Augmented Generation (RAG)");
        assertThat(stat("Docs in KB")).hasText("4");
        assertThat(stat("Top score")).hasText("0.693375");
        choose("Gazetteer of the invented world");
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("Hybrid").setExact(true))
                .check();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("What is the capital of Zorland?"))
                .click();
        assertThat(message()).containsText("true is mirna");
        Locator cards = page.locator(".answer-card");
        assertThat(cards.nth(0).locator(".verdict")).containsText("wrong");
        assertThat(cards.nth(1).locator(".answer-text")).hasText("mirna");
        assertThat(cards.nth(1).locator(".verdict")).hasText("right");
        assertThat(page.locator(".stages .done")).hasCount(4);

        String link = page.url();
        cards.nth(1).locator("a").click();
        assertThat(page).hasTitle("Transformer & Self-Attention");
        assertThat(page.getByLabel("Sentence")).hasValue(Pattern.compile(".*What is the capital of Zorland\\?"));
        openPage(new Browser.NewContextOptions());
        page.navigate(link);
        assertThat(page.locator(".answer-card").nth(1).locator(".verdict")).hasText("right");
    }

    @ParameterizedTest
    @CsvSource({"Dense, cosine", "BM25, BM25", "Hybrid, RRF", "Hybrid + re-rank, RRF", "TF-IDF, cosine"})
    void everyScoreOpensToSharesThatAddUpToIt(String method, String kind) {
        open("/rag?base=gazetteer");
        page.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName(method).setExact(true))
                .check();
        assertThat(stat("Method")).hasText(method);
        assertThat(hits()).hasCount(10);
        hits().first().getByText("How this score was made").click();
        assertThat(hits().first().locator("number-table").first()).isVisible();
        JsonArray rows = JsonParser.parseString((String)
                        hits().first().locator("number-table").first().evaluate("table => JSON.stringify(table.cells)"))
                .getAsJsonArray();
        double sum = 0;
        for (int row = 0; row < rows.size() - 1; row++) {
            sum += last(rows.get(row));
        }
        assertThat(last(rows.get(rows.size() - 1))).isCloseTo(sum, within(1e-5));
        String score = hits().first().locator(".hit-score").innerText();
        assertThat(score).startsWith(kind);
        assertThat(Double.parseDouble(score.substring(kind.length()).strip())).isCloseTo(sum, within(1e-4));
        assertThat(page).hasURL(Pattern.compile("open=\\d+"));
    }

    private static double last(JsonElement row) {
        JsonArray cells = row.getAsJsonArray();
        return Double.parseDouble(cells.get(cells.size() - 1).getAsString().replace('−', '-'));
    }

    /** The first visit of a base brings its elements as well. */
    @Test
    void anActionIsAnsweredWithinSixteenKilobytes() {
        countBytes();
        open("/rag");
        for (String base : List.of("Handbook on language models", "Gazetteer of the invented world")) {
            String said = message().innerText();
            choose(base);
            assertThat(message()).not().hasText(said);
            assertThat(message()).containsText("puts “");
            assertThat(page.locator(".stages .done")).hasCount(4);
        }
        assertThat(bytesSent(message(), () -> choose("Handbook on language models")))
                .isBetween(1_000, MOST_BYTES);
        slider("Chunk size (tokens)").focus();
        assertThat(bytesSent(message(), () -> page.keyboard().press("Home"))).isBetween(1_000, MOST_BYTES);
        assertThat(bytesSent(message(), () -> page.getByRole(
                                AriaRole.RADIO,
                                new Page.GetByRoleOptions().setName("Dense").setExact(true))
                        .check()))
                .isBetween(1_000, MOST_BYTES);
        assertThat(bytesSent(message(), () -> choose("Gazetteer of the invented world")))
                .isBetween(1_000, MOST_BYTES);
    }

    @Test
    void slidersMoveByKeyboard() {
        open("/rag?base=handbook");
        slider("Top-k chunks to retrieve").focus();
        page.keyboard().press("End");
        assertThat(stat("Retrieved")).hasText("10");
        slider("Chunk size (tokens)").focus();
        page.keyboard().press("Home");
        assertThat(message()).containsText("chunks of at most 16 words");
        assertThat(page).hasURL(Pattern.compile("size=16"));
        slider("Overlap").focus();
        page.keyboard().press("End");
        assertThat(message()).containsText("overlap at most 8");
    }

    @Test
    void ownDocumentsAreReadSearchedAndCited() {
        open("/rag?base=own&q=Which+fruit+is+yellow");
        assertThat(message()).containsText("no documents yet");
        upload("fruit.txt", "The banana is a yellow fruit. The plum is a blue one.".getBytes(StandardCharsets.UTF_8));
        assertThat(message()).containsText("“fruit.txt” was read");
        assertThat(page.locator(".answer-sentence")).containsText("The banana is a yellow fruit.");
        assertThat(page.locator(".hit:visible .cited").first()).containsText("banana");
        upload("no.pdf", "no pdf".getBytes(StandardCharsets.UTF_8));
        assertThat(message()).containsText("“no.pdf” is not a PDF");
        upload("long.txt", "word ".repeat(600_000).getBytes(StandardCharsets.UTF_8));
        assertThat(message()).containsText("holds more than 1,000,000 characters");
        assertThat(stat("Docs in KB")).hasText("1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove: fruit.txt"))
                .click();
        assertThat(message()).containsText("is forgotten");
        assertThat(stat("Docs in KB")).hasText("0");
    }

    @Test
    void theVectorSpaceNamesNeighboursByKeyboardAndSavesItsPoints() throws IOException {
        open("/rag?base=gazetteer");
        page.getByRole(AriaRole.APPLICATION, new Page.GetByRoleOptions().setName("Vector space"))
                .focus();
        assertThat(page.locator(".apexcharts-marker").first()).isVisible();
        assertThat(page.locator(".apexcharts-legend")).containsText("Query");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator(".neighbours")).containsText("Query. Nearest in the space of 62 dimensions");
        Download download = page.waitForDownload(() -> page.locator("apex-chart")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Download data (JSON)"))
                .click());
        JsonObject saved =
                JsonParser.parseString(Files.readString(download.path())).getAsJsonObject();
        assertThat(saved.getAsJsonArray("series").get(2).getAsJsonObject().getAsJsonArray("data"))
                .hasSize(1);
    }

    @Test
    void theEvaluationFillsItsTables() {
        open("/rag?k=1");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Measure on the base’s own questions"))
                .click();
        Locator tfIdf = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("By method"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("TF-IDF"));
        assertThat(tfIdf).containsText("1.000");
    }

    @Test
    void theProgramOfThePanelHoldsThePagesSentences() {
        open("/rag");
        page.getByText("The same in code").click();
        assertThat(page.locator("code-panel pre")).containsText("TfidfVectorizer()");
        assertThat(page.locator("code-panel pre")).containsText("Rivers carry water");
    }

    @Test
    void aQuestionOfUnknownWordsIsAnsweredInWords() {
        open("/rag");
        query().fill("zebra");
        assertThat(message()).containsText("None of the words of this question stands in the documents");
        assertThat(hits()).hasCount(0);
    }

    @Test
    void thePageFitsAPhoneInTheDark() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        open("/rag?base=gazetteer&open=1");
        Object wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertThat(wider).isEqualTo(false);
    }
}
