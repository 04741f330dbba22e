package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.vaadin.browserless.ViewPackages;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.languageplayground.ui.check.Downloads;

@ViewPackages(packages = "org.languageplayground.finetuning")
class LoraCheckTest extends LoraPage {
    private static final String LAYER = "Width, rank, α, and both scales at every rank (JSON)";
    private static final String SPECTRUM = "Singular values and errors in full (JSON)";
    private static final String RUNS = "Each run: questions of the exam, batches of every step";

    private Downloads downloads(String query) {
        open(query);
        return Downloads.in(getCurrentView().getElement().getComponent().orElseThrow());
    }

    /** The same, once a file is there that has to be made first. */
    private Downloads downloads(String query, String awaited) throws InterruptedException {
        Downloads downloads = downloads(query);
        await(() -> downloads.names().contains(awaited));
        return downloads;
    }

    @Test
    void everyTabOffersItsFilesAndSaysWhatHasNotBeenRun() throws InterruptedException {
        assertThat(downloads("tab=teach").names()).contains("The base model: configuration, weights, tokenizer (zip)");
        assertThat(downloads("tab=teach").missing())
                .contains("What each exam came to, in full (JSON): no run has begun.");
        assertThat(downloads("tab=why", SPECTRUM).names())
                .contains(
                        LAYER,
                        SPECTRUM,
                        "The matrix, and what each run changed of it (safetensors)",
                        "The stored runs: base model, changes, adapters, figures, questions (zip)");
        assertThat(downloads("tab=cost").names())
                .contains(
                        "Shapes, settings, memory part by part, and each method’s cost (JSON)",
                        "Levels, errors and bits in full (JSON)",
                        "The matrix (safetensors)",
                        "The whole model, and the questions put to it (zip)");
        assertThat(downloads("tab=unknown").missing())
                .contains(
                        "Counts, curves and rewards in full (JSON): nothing has been measured yet.",
                        "Models, countries, questions and comparisons (zip): no step is done.");
    }

    @Test
    void theLayerComesWithBothScalesAtEveryRank() {
        JsonObject numbers = downloads("tab=why&width=768&rank=8&alpha=16").json(LAYER);
        assertThat(numbers.toString()).contains("768").contains("rank");
    }

    @Test
    void changesAreThoseOfTheMatrixThatIsLookedAt() throws InterruptedException {
        Downloads downloads = downloads("tab=why&rank=4&change=lora-16&layer=3&matrix=query", SPECTRUM);
        JsonObject numbers = downloads.json(SPECTRUM);
        assertThat(numbers.get("run").getAsInt()).isEqualTo(16);
        assertThat(numbers.getAsJsonArray("singularValues")).hasSize(64);
        JsonObject header = Downloads.header(downloads.file("The matrix, and what each run"));
        assertThat(header.keySet()).contains("weight", "change", "full", "lora-1", "lora-32");
        assertThat(header.getAsJsonObject("change").getAsJsonArray("shape")).hasToString("[64,64]");
        assertThat(downloads.zip("The stored runs"))
                .containsKeys(
                        "base/model.safetensors",
                        "tuned/full/full-fine-tuning-delta.safetensors",
                        "tuned/lora-8/adapter_model.safetensors",
                        "tuned/runs.csv",
                        "exam-after-cutoff.json");
    }

    @Test
    void aRunComesWithItsExamItsBatchesAndWhatItTrained() throws InterruptedException {
        Downloads downloads = downloads("tab=teach&steps=20&runrank=2");
        button("Train").click();
        await(() -> !button("Stop").isEnabled());
        await(() -> downloads.missing().stream().noneMatch(name -> name.startsWith(RUNS)));
        JsonObject run = downloads
                .json("What each exam came to, in full")
                .getAsJsonArray("runs")
                .get(0)
                .getAsJsonObject();
        assertThat(run.getAsJsonArray("points")).hasSize(3);
        Map<String, byte[]> files = downloads.zip(RUNS);
        assertThat(files)
                .containsKeys(
                        "run-1/run.json",
                        "run-1/start/adapter_model.safetensors",
                        "run-1/trained/adapter_config.json",
                        "run-1/trained/adapter_model.safetensors");
        JsonObject exam = JsonParser.parseString(text(files, "run-1/exam.json")).getAsJsonObject();
        JsonArray taught = exam.getAsJsonArray("taught");
        assertThat(taught).hasSize(10);
        assertThat(taught.get(0)
                        .getAsJsonObject()
                        .getAsJsonArray("answers")
                        .get(0)
                        .getAsString())
                .isEqualTo("mirna .");
        assertThat(text(files, "run-1/batches.jsonl").lines()).hasSize(20).allSatisfy(line -> {
            JsonObject batch = JsonParser.parseString(line).getAsJsonObject();
            assertThat(batch.getAsJsonArray("texts")).hasSize(32);
            assertThat(batch.getAsJsonArray("rows")).hasSameSizeAs(batch.getAsJsonArray("targets"));
        });
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    @Test
    void fourBitErrorsComeInFull() {
        JsonObject numbers = downloads("tab=cost&quantised=1.output&type=fp4").json("Levels, errors and bits");
        assertThat(numbers.get("matrix").getAsString()).isEqualTo("output");
        assertThat(numbers.getAsJsonArray("levels")).hasSize(15);
        assertThat(numbers.getAsJsonArray("fits")).hasSize(7);
        assertThat(numbers.get("entropy").getAsDouble()).isBetween(2.0, 4.0);
    }
}
