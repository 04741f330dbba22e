package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Held;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.ui.Pushed;
import org.languageplayground.ui.check.Downloads;

@ViewPackages(packages = "org.languageplayground.rag")
class RagCheckTest extends RagPage {
    private static final String NUMBERS = "Question, settings, ranking and answer in full (JSON)";
    private static final String INDEX = "Chunks, terms, every vector and each method’s scores (zip)";
    private static final String MODEL = "The tiny model that answers in the invented world (zip)";
    private static final String MEASURES = "Measures in full (JSON)";
    private static final String RANKINGS =
            "Questions, grades, rankings and what the model reads (zip, in the layouts of BEIR and TREC)";

    @BeforeEach
    void open() {
        navigate(RagView.class);
    }

    private Downloads page() {
        return Downloads.in(getCurrentView().getElement().getComponent().orElseThrow());
    }

    private Downloads open(String query) {
        UI.getCurrent().navigate("rag", QueryParameters.fromString(query));
        return page();
    }

    /** The page, once the index is there. */
    private Downloads found(String query) throws InterruptedException {
        open(query);
        waitFor(INDEX);
        return page();
    }

    private void waitFor(String name) throws InterruptedException {
        Pushed.await(() -> page().names().contains(name));
        assertThat(page().names()).contains(name);
    }

    private static JsonArray lines(Map<String, byte[]> files, String name) {
        JsonArray lines = new JsonArray();
        new String(files.get(name), StandardCharsets.UTF_8)
                .lines()
                .map(JsonParser::parseString)
                .forEach(lines::add);
        return lines;
    }

    @Test
    void theChunksComeWithTheirTermsAndEveryMethodWithItsScores() throws InterruptedException {
        Downloads downloads = found("base=sentences&method=tf-idf&tab=hits&q=Which+passages+help+the+model%3F");
        assertThat(downloads.names()).contains(NUMBERS, INDEX, MODEL);
        JsonObject numbers = downloads.json(NUMBERS);
        assertThat(numbers.getAsJsonArray("words")).hasSize(5);
        Map<String, byte[]> files = downloads.zip(INDEX);
        JsonArray chunks = lines(files, "chunks.jsonl");
        assertThat(chunks).hasSize(4);
        assertThat(chunks.get(2)
                        .getAsJsonObject()
                        .getAsJsonArray("stems")
                        .get(0)
                        .getAsJsonObject()
                        .get("stem")
                        .getAsString())
                .isEqualTo("retriev");
        JsonObject scores = JsonParser.parseString(new String(files.get("scores.json"), StandardCharsets.UTF_8))
                .getAsJsonObject();
        assertThat(scores.keySet())
                .containsExactlyInAnyOrder("TF_IDF", "BM25", "DENSE", "HYBRID", "HYBRID_RERANKED", "LSA");
        double shown = numbers.getAsJsonArray("ranking")
                .get(0)
                .getAsJsonObject()
                .get("score")
                .getAsDouble();
        assertThat(scores.getAsJsonArray("TF_IDF")
                        .get(0)
                        .getAsJsonObject()
                        .get("score")
                        .getAsDouble())
                .isCloseTo(shown, within(1e-12));
    }

    @Test
    void aBaseThatIsNotIndexedYetIsSaidToBeSoInPlaceOfItsLinks() throws InterruptedException {
        Held held = RagFixture.hold();
        Downloads downloads = open("base=handbook&size=48&overlap=7&tab=hits");
        assertThat(downloads.names()).doesNotContain(NUMBERS, INDEX).contains(MODEL);
        assertThat(downloads.missing()).contains(INDEX + ": nothing was found yet; the index may still be under way.");
        held.letGo();
    }

    @Test
    void documentsOfOnesOwnComeLikeTheOthers() throws InterruptedException {
        open("base=own&q=bees&size=16&overlap=0&tab=hits");
        RagSimulation simulation = ((RagView) getCurrentView()).simulation();
        RagFixture.add(simulation, "bees.txt", "Bees make honey.\n\nWasps do not.");
        simulation.documentsChanged();
        Downloads downloads = found("base=own&q=bees&size=16&overlap=0&tab=hits");
        Map<String, byte[]> files = downloads.zip(INDEX);
        assertThat(lines(files, "documents.jsonl")
                        .get(0)
                        .getAsJsonObject()
                        .get("text")
                        .getAsString())
                .contains("honey");
        assertThat(lines(files, "chunks.jsonl")).isNotEmpty();
    }

    @Test
    void anEvaluationComesInTheLayoutsOfBeirAndTrec() throws InterruptedException {
        open("base=sentences&tab=evaluation");
        waitFor(NUMBERS);
        $view(Button.class)
                .withCondition(button -> button.getText().startsWith("Measure"))
                .single()
                .click();
        waitFor(RANKINGS);
        Map<String, byte[]> files = page().zip(RANKINGS);
        assertThat(new String(files.get("qrels/256-0.tsv"), StandardCharsets.UTF_8).lines())
                .first()
                .isEqualTo("query-id\tcorpus-id\tscore");
        assertThat(page().json(MEASURES).getAsJsonArray("trials")).isNotEmpty();
        assertThat(new String(files.get("runs/tf-idf-256-0.txt"), StandardCharsets.UTF_8).lines())
                .allMatch(line -> line.matches("\\d+ Q0 [1-4] \\d+ \\d+ playground"));
        assertThat(lines(files, "queries.jsonl")).hasSize(4);
    }
}
