package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.Adaptations;
import org.languageplayground.transformer.adapter.Dora;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.LowRank;
import org.languageplayground.transformer.adapter.PrefixTuning;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

class AdapterFilesTest {
    private static final Transformer GPT2 = SmallModels.gpt2();
    private static final Transformer BERT = SmallModels.bert();
    private static final Set<Target> QUERY_VALUE = Set.of(Target.QUERY, Target.VALUE);
    private static final String C_ATTN = "base_model.model.transformer.h.0.attn.c_attn.";

    static Stream<Arguments> adapters() {
        List<Arguments> all = new ArrayList<>();
        Map.of("GPT-2", GPT2, "BERT", BERT)
                .forEach((name, model) -> Adaptations.untrained(model).forEach((method, adaptation) -> {
                    boolean prefixOfBert = model == BERT && method.equals("prefix");
                    if (!prefixOfBert && !Set.of("full", "BitFit", "Houlsby").contains(method)) {
                        Adaptations.disturb(adaptation, 11);
                        all.add(Arguments.argumentSet(name + ", " + method, model, adaptation));
                    }
                }));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("adapters")
    void whatIsReadBackAnswersAsWhatWasWritten(Transformer base, Adaptation adaptation) {
        Map<String, byte[]> files = AdapterFiles.write(adaptation, base, "tiny");
        Adaptation back = AdapterFiles.read(
                files.get("adapter_config.json"),
                files.get("adapter_model.safetensors"),
                base.config(),
                adaptation instanceof Lora lora ? lora.base() : base::weights);
        assertThat(back).hasSameClassAs(adaptation);
        assertThat(back.parameters()).isEqualTo(adaptation.parameters());
        assertThat(logits(base.config(), back.effective()))
                .containsExactly(logits(base.config(), adaptation.effective()), within(1e-5f));
        assertThat(AdapterFiles.write(back, base, "tiny").get("adapter_config.json"))
                .isEqualTo(files.get("adapter_config.json"));
    }

    /** What PEFT does when it merges such files, written out once more from their tensors and settings alone. */
    @ParameterizedTest
    @MethodSource("adapters")
    void peftsOwnFormulasOnTheFilesGiveTheSameWeights(Transformer base, Adaptation adaptation) throws IOException {
        Map<String, byte[]> files = AdapterFiles.write(adaptation, base, "tiny");
        JsonObject json = json(files);
        Map<String, Tensor> tensors = tensors(files);
        if (adaptation instanceof PrefixTuning prefix) {
            assertPrefix(prefix, json, tensors);
            return;
        }
        Layout layout = Layout.of(base.config().architecture());
        Weights frozen = adaptation instanceof Lora lora ? lora.base().get() : base.weights();
        Map<String, Tensor> before = layout.tensors(frozen);
        Map<String, Tensor> after = layout.tensors(adaptation.effective());
        before.forEach((name, tensor) -> {
            Tensor merged = PeftMerge.merged(name, tensor, json, tensors);
            assertThat(after.get(name).values()).as(name).containsExactly(merged.values(), within(2e-6f));
        });
    }

    /** get_prompt's view [tokens][layers * 2][heads][head width] and its split into layers of keys and values. */
    private static void assertPrefix(PrefixTuning prefix, JsonObject json, Map<String, Tensor> tensors) {
        int count = json.get("num_virtual_tokens").getAsInt();
        int layers = json.get("num_layers").getAsInt();
        int heads = json.get("num_attention_heads").getAsInt();
        int headWidth = json.get("token_dim").getAsInt() / heads;
        float[] flat = tensors.get("prompt_embeddings").values();
        for (int token = 0; token < count; token++) {
            for (int part = 0; part < 2 * layers; part++) {
                for (int head = 0; head < heads; head++) {
                    for (int j = 0; j < headWidth; j++) {
                        float value = flat[((token * 2 * layers + part) * heads + head) * headWidth + j];
                        var own = prefix.effective().blocks().get(part / 2).prefix();
                        assertThat((part % 2 == 0 ? own.keys() : own.values()).get(token, head * headWidth + j))
                                .isEqualTo(value);
                    }
                }
            }
        }
    }

    /** PEFT's merge of LoRA, DoRA and (IA)³ into one tensor of the base, in plain loops. */
    private static final class PeftMerge {
        static Tensor merged(String name, Tensor base, JsonObject json, Map<String, Tensor> tensors) {
            String module = name.substring(0, name.lastIndexOf('.'));
            boolean bias = name.endsWith(".bias");
            String key = "base_model.model." + module + ".";
            boolean inByOut = json.get("fan_in_fan_out").getAsBoolean();
            if (json.get("peft_type").getAsString().equals("IA3")) {
                Tensor vector = tensors.get(key + "ia3_l");
                return vector == null ? base : scaled(base, vector, bias, inByOut);
            }
            Tensor a = tensors.get(key + "lora_A.weight");
            if (bias || a == null) {
                return base;
            }
            Tensor b = tensors.get(key + "lora_B.weight");
            int rank = (int) pattern(json, "rank_pattern", "r", module);
            assertThat(a.shape().get(0)).isEqualTo(rank);
            double alpha = pattern(json, "alpha_pattern", "lora_alpha", module);
            double scaling = json.get("use_rslora").getAsBoolean() ? alpha / Math.sqrt(rank) : alpha / rank;
            int out = b.shape().get(0);
            int in = a.shape().get(1);
            float[] values = base.values().clone();
            Tensor magnitude = tensors.get(key + "lora_magnitude_vector");
            for (int o = 0; o < out; o++) {
                double square = 0;
                for (int i = 0; i < in; i++) {
                    double delta = 0;
                    for (int k = 0; k < rank; k++) {
                        delta += (double) b.values()[o * rank + k] * a.values()[k * in + i];
                    }
                    int at = inByOut ? i * out + o : o * in + i;
                    values[at] += (float) (scaling * delta);
                    square += (double) values[at] * values[at];
                }
                for (int i = 0; i < in && magnitude != null; i++) {
                    values[inByOut ? i * out + o : o * in + i] *=
                            (float) (magnitude.values()[o] / Math.sqrt(square));
                }
            }
            return new Tensor(base.shape(), values);
        }

        private static Tensor scaled(Tensor base, Tensor vector, boolean bias, boolean inByOut) {
            float[] values = base.values().clone();
            boolean inputs = vector.shape().get(0) == 1;
            if (bias) {
                for (int o = 0; o < values.length && !inputs; o++) {
                    values[o] *= vector.values()[o];
                }
                return new Tensor(base.shape(), values);
            }
            int columns = base.shape().get(1);
            for (int at = 0; at < values.length; at++) {
                boolean byColumn = inputs != inByOut;
                values[at] *= vector.values()[byColumn ? at % columns : at / columns];
            }
            return new Tensor(base.shape(), values);
        }

        private static double pattern(JsonObject json, String patterns, String otherwise, String module) {
            for (Map.Entry<String, JsonElement> entry :
                    json.getAsJsonObject(patterns).entrySet()) {
                if (module.matches("(.*\\.)?(" + entry.getKey() + ")$")) {
                    return entry.getValue().getAsDouble();
                }
            }
            return json.get(otherwise).getAsDouble();
        }
    }

    @Test
    void queryAndValueOfGpt2AreOneAdapterOfTwiceTheRank() throws IOException {
        Lora lora = Lora.of(GPT2::weights, new LoraSettings(2, 8, false, QUERY_VALUE), new Random(1));
        Adaptations.disturb(lora, 1);
        Map<String, byte[]> files = AdapterFiles.write(lora, GPT2, "world-causal-4");
        JsonObject json = json(files);
        assertThat(json.get("peft_type").getAsString()).isEqualTo("LORA");
        assertThat(json.get("task_type").getAsString()).isEqualTo("CAUSAL_LM");
        assertThat(json.get("base_model_name_or_path").getAsString()).isEqualTo("world-causal-4");
        assertThat(json.get("r").getAsInt()).isEqualTo(2);
        assertThat(json.get("lora_alpha").getAsString()).isEqualTo("8");
        assertThat(json.get("fan_in_fan_out").getAsBoolean()).isTrue();
        assertThat(json.getAsJsonObject("rank_pattern").toString())
                .isEqualTo("{\"h.0.attn.c_attn\":4,\"h.1.attn.c_attn\":4}");
        assertThat(json.getAsJsonObject("alpha_pattern").toString())
                .isEqualTo("{\"h.0.attn.c_attn\":16,\"h.1.attn.c_attn\":16}");
        Map<String, Tensor> tensors = tensors(files);
        assertThat(tensors.keySet())
                .containsExactlyInAnyOrder(
                        "base_model.model.transformer.h.0.attn.c_attn.lora_A.weight",
                        "base_model.model.transformer.h.0.attn.c_attn.lora_B.weight",
                        "base_model.model.transformer.h.1.attn.c_attn.lora_A.weight",
                        "base_model.model.transformer.h.1.attn.c_attn.lora_B.weight");
        Tensor b = tensors.get(C_ATTN + "lora_B.weight");
        assertThat(tensors.get(C_ATTN + "lora_A.weight").shape()).containsExactly(4, 8);
        assertThat(b.shape()).containsExactly(24, 4);
        for (int out = 0; out < 24; out++) {
            for (int k = 0; k < 4; k++) {
                boolean block = out < 8 && k < 2 || out >= 16 && k >= 2;
                assertThat(b.values()[4 * out + k] != 0).isEqualTo(block);
            }
        }
    }

    @Test
    void anUntrainedAdapterComesBackWithItsTargetsAndRank() {
        Lora lora = Lora.of(GPT2::weights, new LoraSettings(3, 4, true, QUERY_VALUE), new Random(1));
        Lora back = (Lora) read(AdapterFiles.write(lora, GPT2, "tiny"), GPT2);
        assertThat(back.rankStabilized()).isTrue();
        assertThat(back.pairs()).hasSameSizeAs(lora.pairs());
        for (int i = 0; i < lora.pairs().size(); i++) {
            LowRank pair = lora.pairs().get(i);
            LowRank same = back.pairs().get(i);
            assertThat(same.a()).isEqualTo(pair.a());
            assertThat(same.b()).isEqualTo(pair.b());
            assertThat(same.target()).isEqualTo(pair.target());
            assertThat(same.scale()).isCloseTo(pair.scale(), within(1e-6));
        }
    }

    @Test
    void bertHasItsOwnLayersForQueryKeyAndValue() throws IOException {
        Lora lora = Lora.of(
                BERT::weights, new LoraSettings(2, 8, false, Set.of(Target.KEY, Target.MLP_OUTPUT)), new Random(1));
        Map<String, byte[]> files = AdapterFiles.write(lora, BERT, "tiny");
        assertThat(tensors(files).keySet())
                .contains(
                        "base_model.model.bert.encoder.layer.0.attention.self.key.lora_A.weight",
                        "base_model.model.bert.encoder.layer.1.output.dense.lora_B.weight")
                .hasSize(8);
        JsonArray modules = json(files).getAsJsonArray("target_modules");
        assertThat(modules.get(1).getAsString()).isEqualTo("encoder.layer.0.output.dense");
        assertThat(json(files).get("fan_in_fan_out").getAsBoolean()).isFalse();
        assertThat(json(files).getAsJsonObject("rank_pattern").size()).isZero();
    }

    @Test
    void doraAndIa3HaveTheirVectorsUnderPeftsNames() throws IOException {
        Map<String, Adaptation> all = Adaptations.untrained(GPT2);
        Map<String, Tensor> dora = tensors(AdapterFiles.write(all.get("DoRA"), GPT2, "tiny"));
        assertThat(dora.get(C_ATTN + "lora_magnitude_vector").shape()).containsExactly(24);
        Map<String, Tensor> ia3 = tensors(AdapterFiles.write(all.get("(IA)3"), GPT2, "tiny"));
        assertThat(ia3.get(C_ATTN + "ia3_l").shape()).containsExactly(24, 1);
        assertThat(ia3.get("base_model.model.transformer.h.1.mlp.c_proj.ia3_l").shape())
                .containsExactly(1, 12);
        JsonObject json = json(AdapterFiles.write(all.get("(IA)3"), GPT2, "tiny"));
        assertThat(json.getAsJsonArray("feedforward_modules").toString())
                .isEqualTo("[\"h.0.mlp.c_proj\",\"h.1.mlp.c_proj\"]");
        assertThat(json.getAsJsonArray("target_modules").size()).isEqualTo(4);
    }

    /** One that PEFT trained on the fused layer itself: dense in B, alpha by layer, no prefix, no note. */
    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true"})
    void aForeignAdapterOfTheFusedLayerMeansTheSameHere(boolean rankStabilized, boolean dora) throws IOException {
        Random random = new Random(3);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("base_model.model.h.1.attn.c_attn.lora_A.weight", random(random, 3, 8));
        tensors.put("base_model.model.h.1.attn.c_attn.lora_B.weight", random(random, 24, 3));
        if (dora) {
            tensors.put(
                    "base_model.model.h.1.attn.c_attn.lora_magnitude_vector",
                    Tensor.row(random(random, 1, 24).values()));
        }
        String settings = "{\"peft_type\":\"LORA\",\"r\":3,\"lora_alpha\":7,\"alpha_pattern\":{\"c_attn\":6},"
                + "\"rank_pattern\":{},\"fan_in_fan_out\":true,\"target_modules\":[\"c_attn\"],\"bias\":\"none\","
                + "\"init_lora_weights\":true,\"use_rslora\":" + rankStabilized + ",\"use_dora\":" + dora + "}";
        Adaptation adaptation = AdapterFiles.read(
                settings.getBytes(StandardCharsets.UTF_8), bytes(tensors), GPT2.config(), GPT2::weights);
        assertThat(adaptation).isInstanceOf(dora ? Dora.class : Lora.class);

        Map<String, Tensor> prefixed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> prefixed.put(name.replace("model.h.", "model.transformer.h."), tensor));
        String name = "transformer.h.1.attn.c_attn.weight";
        Layout layout = Layout.of(GPT2.config().architecture());
        Tensor expected = PeftMerge.merged(
                name,
                layout.tensors(GPT2.weights()).get(name),
                JsonParser.parseString(settings).getAsJsonObject(),
                prefixed);
        assertThat(layout.tensors(adaptation.effective()).get(name).values())
                .containsExactly(expected.values(), within(2e-6f));
    }

    /** PEFT's default for GPT-2 scales the queries too: the scores then have the factors of both. */
    @Test
    void aForeignIa3ThatScalesQueriesGivesTheSameAnswers() throws IOException {
        Random random = new Random(4);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(C_ATTN + "ia3_l", random(random, 24, 1));
        byte[] settings = "{\"peft_type\":\"IA3\"}".getBytes(StandardCharsets.UTF_8);
        Adaptation adaptation = AdapterFiles.read(settings, bytes(tensors), GPT2.config(), GPT2::weights);

        Weights scaled = GPT2.weights().copy();
        float[] factors = tensors.get(C_ATTN + "ia3_l").values();
        Slice weight = scaled.blocks().getFirst().queryKeyValue().weight().slice();
        Slice bias = scaled.blocks().getFirst().queryKeyValue().bias().slice();
        for (int out = 0; out < 24; out++) {
            bias.set(0, out, bias.get(0, out) * factors[out]);
            for (int in = 0; in < 8; in++) {
                weight.set(in, out, weight.get(in, out) * factors[out]);
            }
        }
        assertThat(logits(GPT2.config(), adaptation.effective()))
                .containsExactly(logits(GPT2.config(), scaled), within(1e-5f));
    }

    @Test
    void differencesReadBackGiveTheTrainedWeights() {
        Map<String, Adaptation> all = Adaptations.untrained(GPT2);
        for (String method : List.of("full", "BitFit")) {
            Adaptation trained = all.get(method);
            Adaptations.disturb(trained, 5);
            byte[] file = AdapterFiles.write(trained, GPT2, "tiny")
                    .values()
                    .iterator()
                    .next();
            assertThat(logits(GPT2.config(), AdapterFiles.readDelta(file, "delta", GPT2)))
                    .containsExactly(logits(GPT2.config(), trained.effective()), within(1e-5f));
        }
    }

    @Test
    void differencesThatCannotBeUsedAreAnsweredWithASentence() {
        Map<String, Adaptation> all = Adaptations.untrained(GPT2);
        all.values().forEach(adaptation -> Adaptations.disturb(adaptation, 5));
        byte[] full = AdapterFiles.write(all.get("full"), GPT2, "tiny")
                .values()
                .iterator()
                .next();
        assertDeltaRefused(Arrays.copyOf(full, full.length - 3), "is cut short within");
        assertDeltaRefused(new byte[0], "is cut short: it has no header");
        assertDeltaRefused(new byte[AdapterFiles.GREATEST_FILE + 1], "but at most");
        byte[] houlsby = AdapterFiles.write(all.get("Houlsby"), GPT2, "tiny")
                .values()
                .iterator()
                .next();
        assertDeltaRefused(houlsby, "does not say that it holds the differences");
        byte[] foreign = AdapterFiles.bytes(Map.of("x", Tensor.row(1)), Map.of("method", "bitfit"));
        assertDeltaRefused(foreign, "for which this model has no place");
        byte[] misshapen = AdapterFiles.bytes(
                Map.of("transformer.ln_f.weight", Tensor.row(1)), Map.of("method", "full-fine-tuning"));
        assertDeltaRefused(misshapen, "but this model needs");
    }

    private static void assertDeltaRefused(byte[] file, String problem) {
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> AdapterFiles.readDelta(file, "delta", GPT2))
                .withMessageStartingWith("delta ")
                .withMessageContaining(problem);
    }

    @Test
    void halvedFilesHoldTheSameNumbersInSixteenBits() throws IOException {
        Adaptation lora = Adaptations.untrained(GPT2).get("LoRA");
        Adaptations.disturb(lora, 5);
        Map<String, byte[]> whole = AdapterFiles.write(lora, GPT2, "tiny");
        Map<String, byte[]> halved = AdapterFiles.halved(whole);
        assertThat(halved.get(AdapterFiles.CONFIG)).isEqualTo(whole.get(AdapterFiles.CONFIG));
        Map<String, Tensor> after = read(halved.get(AdapterFiles.TENSORS));
        read(whole.get(AdapterFiles.TENSORS)).forEach((name, before) -> {
            for (int i = 0; i < before.values().length; i++) {
                float value = before.values()[i];
                assertThat(after.get(name).values()[i]).isEqualTo(Float.float16ToFloat(Float.floatToFloat16(value)));
            }
        });
        Adaptation read = AdapterFiles.read(
                halved.get(AdapterFiles.CONFIG), halved.get(AdapterFiles.TENSORS), GPT2.config(), GPT2::weights);
        assertThat(read.parameters()).isEqualTo(lora.parameters());
    }

    @Test
    void whatIsTooLargeForSixteenBitsIsRefused() {
        byte[] file = AdapterFiles.bytes(Map.of("x", Tensor.row(70_000)), Map.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdapterFiles.halved(Map.of("x.safetensors", file)))
                .withMessageContaining("not finite in F16");
    }

    @Test
    void otherMethodsBecomeDifferencesUnderTheModelsOwnNames() throws IOException {
        Map<String, Adaptation> all = Adaptations.untrained(GPT2);
        all.values().forEach(adaptation -> Adaptations.disturb(adaptation, 5));
        Map<String, byte[]> full = AdapterFiles.write(all.get("full"), GPT2, "tiny");
        assertThat(full).containsOnlyKeys("full-fine-tuning-delta.safetensors");
        Layout layout = Layout.of(GPT2.config().architecture());
        Map<String, Tensor> deltas = read(full.values().iterator().next());
        Map<String, Tensor> before = layout.tensors(GPT2.weights());
        Map<String, Tensor> after = layout.tensors(all.get("full").effective());
        assertThat(deltas.keySet()).isEqualTo(before.keySet());
        deltas.forEach((name, delta) -> {
            for (int i = 0; i < delta.values().length; i++) {
                assertThat(before.get(name).values()[i] + delta.values()[i])
                        .isCloseTo(after.get(name).values()[i], within(1e-6f));
            }
        });
        Map<String, byte[]> bitFit = AdapterFiles.write(all.get("BitFit"), GPT2, "tiny");
        assertThat(read(bitFit.get("bitfit-delta.safetensors")).keySet())
                .hasSize(2 * 6 + 1)
                .allMatch(name -> name.endsWith(".bias"));
        Map<String, byte[]> houlsby = AdapterFiles.write(all.get("Houlsby"), GPT2, "tiny");
        assertThat(read(houlsby.get("houlsby-adapters.safetensors"))
                        .get("transformer.h.1.mlp_adapter.down.weight")
                        .shape())
                .containsExactly(3, 8);
    }

    @Test
    void aBidirectionalPrefixAndNumbersThatAreNoneAreNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdapterFiles.write(PrefixTuning.of(BERT, 1, 2), BERT, "tiny"))
                .withMessage(
                        "PEFT knows prefixes of causal models only, so that of a bidirectional one cannot be written");
        Adaptation broken = Adaptations.untrained(GPT2).get("LoRA");
        broken.trained().getFirst().values()[0] = Float.NaN;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AdapterFiles.write(broken, GPT2, "tiny"))
                .withMessage(C_ATTN + "lora_A.weight holds a number that is not finite");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"peft_type":"LORA","r":2}                                    | adapter_config.json gives "lora_alpha" as , which is no number above 0.
            {"peft_type":"LORA","r":2,"lora_alpha":0}                     | adapter_config.json gives "lora_alpha" as 0, which is no number above 0.
            {"peft_type":"LORA","r":2,"lora_alpha":"NaN"}                 | adapter_config.json gives "lora_alpha" as NaN, which is no number above 0.
            {"peft_type":"LORA","lora_alpha":8}                           | adapter_config.json has no number "r".
            {"peft_type":"LORA","r":-2,"lora_alpha":8}                    | adapter_config.json gives "r" as -2, which is no size.
            {"peft_type":"LORA","r":8,"lora_alpha":8}                     | adapter_model.safetensors holds base_model.model.transformer.h.0.attn.c_attn.lora_A.weight with the rank 2, but adapter_config.json gives 8.
            {"peft_type":"LORA","r":2,"lora_alpha":8,"bias":"all"}        | adapter_config.json trains biases ("bias": "all"), which is not supported.
            {"peft_type":"LORA","r":2,"lora_alpha":8,"init_lora_weights":"pissa"} | adapter_config.json starts by "pissa", which changes the base and is not supported.
            {"peft_type":"LORA","r":2,"lora_alpha":8,"modules_to_save":["wte"]}   | adapter_config.json asks for "modules_to_save", which is not supported.
            {"peft_type":"LORA","r":2,"lora_alpha":8,"use_dora":true}     | adapter_model.safetensors has no tensor base_model.model.transformer.h.0.attn.c_attn.lora_magnitude_vector in F32, F16 or BF16.
            {"peft_type":"LORA","r":2,"lora_alpha":8,"target_modules":["q_proj","mlp.c_fc"]} | adapter_config.json does not name h.0.attn.c_attn among its "target_modules", but adapter_model.safetensors holds numbers for it.
            {"peft_type":"LOHA"}                                          | adapter_config.json describes an adapter of type "LOHA", only LORA, PREFIX_TUNING and IA3 are supported.
            {}                                                            | adapter_config.json describes an adapter of type "", only LORA, PREFIX_TUNING and IA3 are supported.
            {"peft_type":"PREFIX_TUNING","num_virtual_tokens":2}          | adapter_model.safetensors has no tensor prompt_embeddings in F32, F16 or BF16.
            {"peft_type":"PREFIX_TUNING","num_virtual_tokens":9}          | adapter_config.json has 9 virtual tokens, but the model reads only 9 in all.
            {"peft_type":"IA3"}                                           | adapter_model.safetensors holds base_model.model.transformer.h.0.attn.c_attn.lora_A.weight as [2, 8], for which this model has no place.
            []                                                            | adapter_config.json is not a JSON object.
            hello                                                         | adapter_config.json is not valid JSON.
            """)
    void settingsThatDoNotFitAreOneSentence(String settings, String sentence) {
        Lora lora = Lora.of(GPT2::weights, new LoraSettings(2, 8, false, Set.of(Target.QUERY)), new Random(1));
        byte[] tensors = AdapterFiles.write(lora, GPT2, "tiny").get(AdapterFiles.TENSORS);
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> AdapterFiles.read(
                        settings.getBytes(StandardCharsets.UTF_8), tensors, GPT2.config(), GPT2::weights))
                .withMessage(sentence);
    }

    @Test
    void anAdapterOfAnotherModelNamesTheTensorAndBothShapes() {
        Random random = new Random(6);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(C_ATTN + "lora_A.weight", random(random, 2, 768));
        tensors.put(C_ATTN + "lora_B.weight", random(random, 2304, 2));
        byte[] settings = "{\"peft_type\":\"LORA\",\"r\":2,\"lora_alpha\":8}".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> AdapterFiles.read(settings, bytes(tensors), GPT2.config(), GPT2::weights))
                .withMessage("adapter_model.safetensors holds " + C_ATTN
                        + "lora_A.weight as [2, 768], but this model needs [2, 8].");
        tensors.put(C_ATTN + "lora_A.weight", random(random, 2, 8));
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> AdapterFiles.read(settings, bytes(tensors), GPT2.config(), GPT2::weights))
                .withMessage("adapter_model.safetensors holds " + C_ATTN
                        + "lora_B.weight as [2304, 2], but this model needs [24, 2].");
        tensors.put(C_ATTN + "lora_B.weight", new Tensor(List.of(24, 2), new float[48]));
        tensors.get(C_ATTN + "lora_B.weight").values()[3] = Float.NEGATIVE_INFINITY;
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> AdapterFiles.read(settings, bytes(tensors), GPT2.config(), GPT2::weights))
                .withMessage(
                        "adapter_model.safetensors holds a number in " + C_ATTN + "lora_B.weight that is not finite.");
    }

    @Test
    void filesThatAreEmptyOrTooLargeAreOneSentence() throws IOException {
        byte[] settings = "{\"peft_type\":\"LORA\",\"r\":2,\"lora_alpha\":8}".getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> AdapterFiles.read(settings, bytes(Map.of()), GPT2.config(), GPT2::weights))
                .withMessage("adapter_model.safetensors holds no tensor at all.");
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> AdapterFiles.read(settings, new byte[0], GPT2.config(), GPT2::weights))
                .withMessage("adapter_model.safetensors is cut short: it has no header.");
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> AdapterFiles.read(settings, new byte[(8 << 20) + 1], GPT2.config(), GPT2::weights))
                .withMessage("adapter_model.safetensors has 8388609 bytes, but at most 8388608 are read.");
    }

    @ParameterizedTest
    @ValueSource(strings = {AdapterFiles.CONFIG, AdapterFiles.TENSORS})
    void aFileCutAnywhereIsOneSentence(String name) {
        byte[] whole = good().get(name);
        for (int length = 0; length < whole.length - 2; length++) {
            Map<String, byte[]> files = good();
            files.put(name, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(ModelFolderException.class)
                    .isThrownBy(() -> read(files, GPT2))
                    .withMessageStartingWith("adapter_")
                    .withMessageEndingWith(".");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aDamagedFileIsReadOrRefusedInOneSentence(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 1500; round++) {
            Map<String, byte[]> files = good();
            byte[] bytes = files.get(round % 2 == 0 ? AdapterFiles.CONFIG : AdapterFiles.TENSORS);
            int reach = round % 2 == 0 ? bytes.length : Math.min(bytes.length, 1500);
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(reach)] = (byte)
                        (random.nextBoolean()
                                ? random.nextInt(256)
                                : "0123456789[]{},:\"-.eEnullf".charAt(random.nextInt(26)));
            }
            try {
                read(files, GPT2);
            } catch (ModelFolderException e) {
                assertThat(e.getMessage()).startsWith("adapter_").endsWith(".").doesNotContain("\n");
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ", round " + round, e);
            }
        }
    }

    private static Map<String, byte[]> good() {
        Adaptation adaptation = Adaptations.untrained(GPT2).get("DoRA");
        return new LinkedHashMap<>(AdapterFiles.write(adaptation, GPT2, "tiny"));
    }

    private static Adaptation read(Map<String, byte[]> files, Transformer base) {
        return AdapterFiles.read(
                files.get(AdapterFiles.CONFIG), files.get(AdapterFiles.TENSORS), base.config(), base::weights);
    }

    private static JsonObject json(Map<String, byte[]> files) {
        return JsonParser.parseString(new String(files.get(AdapterFiles.CONFIG), StandardCharsets.UTF_8))
                .getAsJsonObject();
    }

    private static Map<String, Tensor> tensors(Map<String, byte[]> files) throws IOException {
        return read(files.get(AdapterFiles.TENSORS));
    }

    private static Map<String, Tensor> read(byte[] bytes) throws IOException {
        return SafeTensors.read(new ByteArrayInputStream(bytes), "file");
    }

    static byte[] bytes(Map<String, Tensor> tensors) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            SafeTensors.write(tensors, TensorType.F32, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Tensor random(Random random, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (1 + 0.3 * random.nextGaussian());
        }
        return new Tensor(List.of(rows, columns), values);
    }

    private static float[] logits(TransformerConfig config, Weights weights) {
        Transformer model = new Transformer(config, weights);
        int[] rows = IntStream.range(0, 6).toArray();
        Matrix logits = model.logits(model.forward(TokenBatch.of(3, 1, 4, 1, 5, 9)), rows)
                .logits();
        return logits.values();
    }
}
