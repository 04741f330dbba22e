package org.languageplayground.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RagIT extends BrowserTest {
    private static final String ASKED = "What is the capital of Zorland?";

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

    private Locator card(String name) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator hits() {
        return page.getByRole(AriaRole.LIST, new Page.GetByRoleOptions().setName("Knowledge base, ranked"))
                .locator(".hit:visible");
    }

    private Locator method(String name) {
        return page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private void choose(String base) {
        page.getByLabel("Knowledge base", new Page.GetByLabelOptions().setExact(true))
                .first()
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(base))
                .click();
    }

    private void upload(String name, byte[] content) {
        page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload(name, "text/plain", content));
    }

    @Test
    void aStudentSeesTheAnswerTurnRightAndLooksInside() {
        open("/rag");
        assertThat(page).hasTitle("Retrieval-Augmented Generation (RAG)");
        assertThat(query()).hasValue(ASKED);
        assertThat(card("Closed book").locator(".verdict")).hasText("wrong: it is mirna");
        assertThat(card("With the retrieved chunks").locator(".answer-text")).hasText("mirna");
        assertThat(card("With the retrieved chunks").locator(".verdict")).hasText("right");
        assertThat(card("With the retrieved chunks").locator(".cited")).hasText("mirna");
        assertThat(card("With a wrong chunk").locator(".verdict")).hasText("wrong: it is mirna");
        assertThat(page.locator(".stages .done")).hasCount(4);
        assertThat(page.locator(".stage-cells rect")).hasCount(239);
        assertThat(page.locator(".stage-cells .lit")).hasCount(2);
        card("With the retrieved chunks").getByText("Look inside").click();
        assertThat(page).hasTitle("Transformer & Self-Attention");
        assertThat(page.getByLabel("Sentence")).hasValue(Pattern.compile(".*What is the capital of Zorland\\?"));
    }

    @Test
    void bm25AnswersAnOwnDocumentAtOnceAndTheEncoderTakesOverByItself() {
        open("/rag?base=own&tab=documents");
        upload(
                "long.txt",
                "Bees make honey of nectar. The queen lays eggs. ".repeat(2_500).getBytes(StandardCharsets.UTF_8));
        assertThat(page.getByText("“long.txt” was read")).isVisible();
        query().fill("Which insects are sweet on flowers?");
        query().press("Enter");
        assertThat(message()).containsText("BM25 ranks for now");
        assertThat(stat("Method")).hasText("BM25");
        assertThat(button("Cancel")).isVisible();
        assertThat(stat("Method")).hasText("Hybrid", new LocatorAssertions.HasTextOptions().setTimeout(60_000));
        assertThat(button("Cancel")).isHidden();
    }

    @Test
    void whyAChunkMatchedIsShownWordByWord() {
        open("/rag?base=handbook&tab=hits&method=dense&query=Can+an+AI+be+racist%3F");
        assertThat(hits().first()).containsText("Safety and bias");
        hits().first().getByText("How this score was made").click();
        Locator why = page.locator("token-matches");
        assertThat(why.getByRole(AriaRole.LISTITEM)).hasCount(6);
        assertThat(why.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText("racist")))
                .containsText("0.");
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Map")).click();
        assertThat(page.getByRole(
                        AriaRole.APPLICATION, new Page.GetByRoleOptions().setName("Words of question and chunk")))
                .isVisible();
    }

    @Test
    void theAnswerFollowsWhatIsWrittenInThePassageAndALinkKeepsIt() {
        open("/rag");
        Locator passage = page.getByLabel("Passage: With the retrieved chunks");
        passage.fill("in zorland the capital city is hulela .");
        assertThat(card("With the retrieved chunks").locator(".answer-text")).hasText("hulela");
        assertThat(card("With the retrieved chunks").locator(".cited")).hasText("hulela");
        assertThat(card("With the retrieved chunks")).containsText("Edited by you");
        assertThat(page).hasURL(Pattern.compile("passage=in"));
        String link = page.url();
        passage.pressSequentially(" zorland is large .");
        assertThat(passage).hasValue("in zorland the capital city is hulela . zorland is large .");
        button("Put back").click();
        assertThat(card("With the retrieved chunks").locator(".answer-text")).hasText("mirna");
        assertThat(passage).hasValue(Pattern.compile("zorland \\. zorland has a river.*", Pattern.DOTALL));
        openPage(new Browser.NewContextOptions());
        page.navigate(link);
        assertThat(card("With the retrieved chunks").locator(".answer-text")).hasText("hulela");
    }

    @Test
    void aMistypedWordIsMendedByAButton() {
        open("/rag");
        query().fill("what is the captial of zorland ?");
        assertThat(message()).containsText("“captial” does not stand in this base; “capital” does.");
        assertThat(page.locator(".stage-words .left")).hasText("captial");
        button("Ask: what is the capital of zorland ?").click();
        assertThat(query()).hasValue("what is the capital of zorland ?");
        assertThat(message()).containsText("“mirna”, right");
    }

    @ParameterizedTest
    @CsvSource({"Dense, cosine", "BM25, BM25", "Hybrid, RRF", "Hybrid + re-rank, RRF", "TF-IDF, cosine"})
    void everyScoreOpensToSharesThatAddUpToIt(String method, String kind) {
        open("/rag?tab=hits");
        method(method).check();
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
        assertThat(hits().first().locator(".hit-score").innerText()).startsWith(kind);
        String whole = hits().first().locator(".hit-score").getAttribute("title");
        assertThat(Double.parseDouble(whole)).isCloseTo(sum, within(1e-5));
        assertThat(page).hasURL(Pattern.compile("open=\\d+"));
    }

    private static double last(JsonElement row) {
        JsonArray cells = row.getAsJsonArray();
        return Double.parseDouble(cells.get(cells.size() - 1).getAsString().replace('−', '-'));
    }

    @Test
    void theMethodsRankTheSameChunksSideBySide() {
        open("/rag?tab=hits");
        Locator chart = page.locator("bump-chart");
        assertThat(chart.locator("g")).hasCount(10);
        assertThat(chart).containsText("★ Zorland · 1");
        JsonArray rows = JsonParser.parseString(saved("The same chunks by every method", "Download data (JSON)"))
                .getAsJsonObject()
                .getAsJsonArray("rows");
        assertThat(rows).hasSize(10);
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).getAsJsonArray().get(1).getAsInt()).isEqualTo(i + 1);
        }
        assertThat(saved("The same chunks by every method", "Download image (SVG)"))
                .startsWith("<svg")
                .contains("Zorland")
                .doesNotContain("var(");
    }

    /** The first visit of a base brings its elements as well; while chunks are still read, BM25 answers first, and the method that is set once more. */
    @Test
    void anActionIsAnsweredWithinSixteenKilobytes() {
        countBytes();
        open("/rag");
        assertThat(message()).containsText("By heart");
        for (String other : List.of("Dense", "TF-IDF", "Hybrid")) {
            assertThat(bytesSent(message(), () -> query().fill(other.equals("Dense") ? "hello" : ASKED + other)))
                    .isBetween(500, MOST_BYTES / 2);
        }
        openTab("Hits");
        assertThat(hits()).hasCount(10);
        slider("Chunk size (tokens)").focus();
        for (String end : List.of("Home", "End")) {
            page.keyboard().press(end);
            assertThat(message()).containsText("chunks of at most " + (end.equals("Home") ? 16 : 512));
            assertThat(button("Cancel")).isHidden();
        }
        assertThat(bytesSent(message(), () -> page.keyboard().press("Home"))).isBetween(1_000, MOST_BYTES);
        openTab("Documents");
        for (String base : List.of("Handbook on language models", "Gazetteer of the invented world")) {
            choose(base);
            assertThat(message()).containsText("documents make");
        }
        assertThat(bytesSent(message(), () -> choose("Handbook on language models")))
                .isBetween(1_000, MOST_BYTES);
        assertThat(bytesSent(message(), () -> choose("Gazetteer of the invented world")))
                .isBetween(1_000, MOST_BYTES);
    }

    @Test
    void slidersMoveByKeyboard() {
        open("/rag?base=handbook&tab=hits");
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
        open("/rag?base=own&q=Which+fruit+is+yellow&tab=documents");
        assertThat(message()).containsText("no documents yet");
        upload("fruit.txt", "The banana is a yellow fruit. The plum is a blue one.".getBytes(StandardCharsets.UTF_8));
        assertThat(message()).containsText("“fruit.txt” was read");
        assertThat(page.locator(".answer-sentence:visible").first()).containsText("The banana is a yellow fruit.");
        upload("no.pdf", "no pdf".getBytes(StandardCharsets.UTF_8));
        assertThat(message()).containsText("“no.pdf” is not a PDF");
        upload("long.txt", "word ".repeat(600_000).getBytes(StandardCharsets.UTF_8));
        assertThat(message()).containsText("holds more than 1,000,000 characters");
        assertThat(stat("Docs in KB")).hasText("1");
        openTab("Answer");
        assertThat(page.locator(".answer-card .cited").first()).containsText("banana");
        openTab("Documents");
        button("Remove: fruit.txt").click();
        assertThat(message()).containsText("is forgotten");
        assertThat(stat("Docs in KB")).hasText("0");
    }

    @Test
    void theVectorSpaceNamesNeighboursByKeyboardAndSavesItsPoints() {
        open("/rag?tab=map");
        page.getByRole(AriaRole.APPLICATION, new Page.GetByRoleOptions().setName("Vector space"))
                .focus();
        assertThat(page.locator(".apexcharts-marker").first()).isVisible();
        assertThat(page.locator(".apexcharts-legend")).containsText("Query");
        page.keyboard().press("ArrowLeft");
        assertThat(page.locator(".neighbours")).containsText("Query. Nearest in the space of 384 dimensions");
        JsonObject points = JsonParser.parseString(saved("Vector space", "Download data (JSON)"))
                .getAsJsonObject();
        assertThat(points.getAsJsonArray("series").get(2).getAsJsonObject().getAsJsonArray("data"))
                .hasSize(1);
    }

    @Test
    void theEvaluationDrawsItsChartAndFillsItsTables() {
        open("/rag?base=sentences&k=1&tab=evaluation");
        button("Measure on the base’s own questions").click();
        Locator tfIdf = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("By method"))
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("TF-IDF"));
        assertThat(tfIdf).containsText("1.000");
        assertThat(message()).hasText("Everything is measured.");
        assertThat(page.locator("apex-chart .apexcharts-series").first()).isVisible();
    }

    @Test
    void theProgramOfTheFourSentencesHoldsThem() {
        open("/rag?base=sentences&tab=code");
        assertThat(page.locator("code-panel pre")).containsText("rivers carry water");
    }

    @Test
    void theNotebookOfTheGazetteerRunsAsItIs() throws Exception {
        open("/rag?tab=code&method=bm25");
        assertThat(page.locator("code-panel pre")).containsText("open(\"chunks.txt\"");
        Download chunks = page.waitForDownload(
                () -> page.getByText("Download chunks.txt").first().click());
        assertThat(Files.readAllLines(chunks.path())).hasSize(239);
        Download download =
                page.waitForDownload(() -> button("Download notebook").click());
        StringBuilder program = new StringBuilder();
        for (JsonElement cell : JsonParser.parseString(Files.readString(download.path()))
                .getAsJsonObject()
                .getAsJsonArray("cells")) {
            cell.getAsJsonObject().getAsJsonArray("source").forEach(line -> program.append(line.getAsString()));
            program.append('\n');
        }
        Path folder = Files.createTempDirectory("notebook");
        Files.writeString(folder.resolve("notebook.py"), program);
        Process python;
        try {
            python = new ProcessBuilder("python3", "notebook.py")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            abort("Python is not installed");
            return;
        }
        String printed = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(printed).isZero();
        assertThat(printed).startsWith("BM25").contains(" 1. ").contains("Zorland");
    }

    @Test
    void aQuestionOfUnknownWordsIsAnsweredInWords() {
        open("/rag?base=sentences&tab=hits");
        query().fill("zebra");
        assertThat(message()).containsText("None of the words of this question stands in the documents");
        assertThat(hits()).hasCount(0);
    }

    @Test
    void thePageFitsAPhoneInTheDark() {
        openPage(new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK));
        open("/rag?open=1&tab=hits");
        Object wider = page.evaluate("document.documentElement.scrollWidth > window.innerWidth");
        assertThat(wider).isEqualTo(false);
    }
}
