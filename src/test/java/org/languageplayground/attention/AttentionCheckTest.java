package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.router.QueryParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.ui.check.Downloads;

@ViewPackages(packages = "org.languageplayground.attention")
class AttentionCheckTest extends AttentionPage {
    private static final String NUMBERS = "Tokens, settings and numbers in full (JSON)";
    private static final String VECTORS =
            "Queries, keys, values, scores, weights and outputs of every head of the layer (safetensors)";
    private static final String MODEL = "The model: configuration, weights, tokenizer (zip)";

    private Downloads open(String query) {
        navigate(AttentionView.class);
        UI.getCurrent().navigate("attention", QueryParameters.fromString(query));
        return Downloads.in(getCurrentView().getElement().getComponent().orElseThrow());
    }

    @Test
    void everyFileHasItsNameBehindAClosedDisclosure() {
        assertThat(open("").names()).containsExactly(NUMBERS, MODEL);
        Details check = $view(Details.class)
                .withCondition(details -> details.hasClassName("check-this"))
                .first();
        assertThat(check.getSummaryText()).isEqualTo("Check this number");
        assertThat(check.isOpened()).isFalse();
    }

    @Test
    void whatThePageIsSetToStandsInTheFile() {
        JsonObject numbers = open("s=the+girl+saw+the+dog&sel=3&head=2&layer=2").json(NUMBERS);
        assertThat(numbers.get("layer").getAsInt()).isEqualTo(1);
        assertThat(numbers.get("head").getAsString()).isEqualTo("1");
        assertThat(numbers.getAsJsonArray("ids")).hasSize(5);
    }

    @Test
    void aTextAsLongAsTheModelReadsHasAllItsVectors() {
        Downloads downloads = open("s=" + "the+dog+".repeat(200) + "&model=world-causal-4&tab=matrix");
        assertThat(downloads.json(NUMBERS).getAsJsonArray("tokens")).hasSize(256);
        JsonObject header = Downloads.header(downloads.file(VECTORS));
        assertThat(shape(header, "q")).hasToString("[4,256,16]");
        assertThat(shape(header, "weights")).hasToString("[4,256,256]");
    }

    private static JsonArray shape(JsonObject header, String tensor) {
        return header.getAsJsonObject(tensor).getAsJsonArray("shape");
    }

    @Test
    void untrainedWeightsComeAsTheyAreWithTheirSeed(@TempDir Path folder) throws IOException {
        Downloads downloads = open("model=world-masked-2&untrained=1");
        assertThat(downloads.json(NUMBERS).get("untrainedSeed").getAsLong()).isEqualTo(ModelLibrary.UNTRAINED_SEED);
        Map<String, byte[]> files = downloads.zip(MODEL);
        assertThat(files).containsKeys("config.json", "tokenizer.json").doesNotContainKey("MODEL_CARD.md");
        assertThat(Downloads.header(files.get("model.safetensors"))
                        .getAsJsonObject("__metadata__")
                        .get("seed")
                        .getAsString())
                .isEqualTo("1");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        var trained = LIBRARY.get("world-masked-2").model();
        assertThat(ModelFolder.loadModel(folder).weights().matrices())
                .isEqualTo(LIBRARY.untrained(trained.config()).weights().matrices());
    }

    @Test
    void aTrainedModelComesAsItsFolderStands() throws IOException {
        byte[] published;
        try (var in = getClass().getResourceAsStream("/models/world-causal-8/model.safetensors")) {
            published = in.readAllBytes();
        }
        assertThat(open("model=world-causal-8").zip(MODEL))
                .containsEntry("model.safetensors", published)
                .containsKeys("config.json", "tokenizer.json", "MODEL_CARD.md");
    }
}
