package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.adapter.UpperLayers;
import org.languageplayground.transformer.classification.ClassifierHead;
import org.languageplayground.transformer.matrix.Matrix;

class ClassifierFilesTest {
    private static final List<String> LABELS = List.of("spam", "可", "don't, know");

    private final Transformer base = SmallModels.bert();
    private final Lora lora = Lora.of(
            base::weights, new LoraSettings(2, 4, false, Set.of(Target.QUERY, Target.VALUE)), new SplittableRandom(1));
    private final ClassifierHead head = ClassifierHead.zero(base.config().width(), 3);

    ClassifierFilesTest() {
        Random random = new Random(2);
        lora.trained().forEach(matrix -> fill(matrix, random));
        head.matrices().forEach(matrix -> fill(matrix, random));
    }

    private static void fill(Matrix matrix, Random random) {
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = (float) random.nextGaussian();
        }
    }

    private Map<String, byte[]> files(Lora adapter) {
        return new LinkedHashMap<>(ClassifierFiles.write(adapter, head, LABELS, base, "some-encoder"));
    }

    private ClassifierFiles.Read read(Map<String, byte[]> files) {
        return ClassifierFiles.read(
                files.get("adapter_config.json"), files.get("adapter_model.safetensors"), base.config(), base::weights);
    }

    private static JsonObject config(Map<String, byte[]> files) {
        return JsonParser.parseString(new String(files.get("adapter_config.json"), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static Map<String, byte[]> with(Map<String, byte[]> files, JsonObject config) {
        files.put("adapter_config.json", config.toString().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** As {@code get_peft_model_state_dict} names them for BertForSequenceClassification. */
    @Test
    void namesShapesAndSettingsAreThoseOfPeft() throws IOException {
        Map<String, byte[]> files = files(lora);
        Map<String, Tensor> tensors =
                SafeTensors.read(new ByteArrayInputStream(files.get("adapter_model.safetensors")), "it");
        assertThat(tensors.keySet())
                .containsExactlyInAnyOrder(
                        "base_model.model.bert.encoder.layer.0.attention.self.query.lora_A.weight",
                        "base_model.model.bert.encoder.layer.0.attention.self.query.lora_B.weight",
                        "base_model.model.bert.encoder.layer.0.attention.self.value.lora_A.weight",
                        "base_model.model.bert.encoder.layer.0.attention.self.value.lora_B.weight",
                        "base_model.model.bert.encoder.layer.1.attention.self.query.lora_A.weight",
                        "base_model.model.bert.encoder.layer.1.attention.self.query.lora_B.weight",
                        "base_model.model.bert.encoder.layer.1.attention.self.value.lora_A.weight",
                        "base_model.model.bert.encoder.layer.1.attention.self.value.lora_B.weight",
                        "base_model.model.classifier.weight",
                        "base_model.model.classifier.bias");
        assertThat(tensors.get("base_model.model.classifier.weight").shape()).containsExactly(3, 8);
        JsonObject config = config(files);
        assertThat(config.get("peft_type").getAsString()).isEqualTo("LORA");
        assertThat(config.get("task_type").getAsString()).isEqualTo("SEQ_CLS");
        assertThat(config.get("target_modules")).hasToString("[\"query\",\"value\"]");
        assertThat(config.get("modules_to_save")).hasToString("[\"classifier\",\"score\"]");
        assertThat(config.get("layers_to_transform").isJsonNull()).isTrue();
        assertThat(config.get("r").getAsInt()).isEqualTo(2);
        assertThat(config.get("lora_alpha").getAsInt()).isEqualTo(4);
    }

    @Test
    void whatWasWrittenIsReadAgainNumberByNumber() {
        for (Lora adapter : List.of(lora, lora.from(1))) {
            ClassifierFiles.Read read = read(files(adapter));
            assertThat(read.lora().effective()).isEqualTo(adapter.effective());
            assertThat(read.lora().pairs()).hasSameSizeAs(adapter.pairs());
            assertThat(read.head()).isEqualTo(head);
            assertThat(read.labels()).isEqualTo(LABELS);
        }
        assertThat(config(files(lora.from(1))).get("layers_to_transform")).hasToString("[1]");
    }

    @Test
    void theHeadAloneAndFullFineTuningHaveFilesOfTheirOwn() {
        assertThat(files(lora.from(2))).containsOnlyKeys("classifier.safetensors");
        UpperLayers upper = UpperLayers.of(base.weights(), 1);
        upper.trained().getFirst().values()[0] += 1;
        assertThat(ClassifierFiles.write(upper, head, LABELS, base, "some-encoder"))
                .containsOnlyKeys("classifier.safetensors", "full-fine-tuning-delta.safetensors");
    }

    @Test
    void anAdapterOfAnotherKindIsRefusedInASentence() {
        Map<String, byte[]> causal = new LinkedHashMap<>(AdapterFiles.write(lora, base, "some-encoder"));
        assertThatThrownBy(() -> read(causal))
                .isInstanceOf(ModelFolderException.class)
                .hasMessageContaining("SEQ_CLS");
        JsonObject without = config(files(lora));
        without.remove("modules_to_save");
        assertThatThrownBy(() -> read(with(files(lora), without))).hasMessageContaining("classifier");
        JsonObject ia3 = config(files(lora));
        ia3.addProperty("peft_type", "IA3");
        assertThatThrownBy(() -> read(with(files(lora), ia3))).hasMessageContaining("LoRA");
        JsonObject dora = config(files(lora));
        dora.addProperty("use_dora", true);
        assertThatThrownBy(() -> read(with(files(lora), dora))).isInstanceOf(ModelFolderException.class);
    }

    @Test
    void aBrokenFileIsRefusedInASentence() {
        byte[] tensors = files(lora).get("adapter_model.safetensors");
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            Map<String, byte[]> files = files(lora);
            byte[] broken = Arrays.copyOf(tensors, random.nextInt(tensors.length));
            files.put("adapter_model.safetensors", broken);
            assertThatThrownBy(() -> read(files)).isInstanceOf(ModelFolderException.class);
        }
    }

    @Test
    void numbersThatAreNoneAreNeitherWrittenNorRead() {
        Map<String, byte[]> files = files(lora);
        head.weights().bias().values()[0] = Float.NaN;
        assertThatThrownBy(() -> files(lora)).isInstanceOf(IllegalArgumentException.class);
        assertThat(read(files).head().weights().bias().finite()).isTrue();
    }
}
