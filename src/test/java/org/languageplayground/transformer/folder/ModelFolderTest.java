package org.languageplayground.transformer.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.transformer.Classifier;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.HoulsbyAdapters;
import org.languageplayground.transformer.adapter.PrefixTuning;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

class ModelFolderTest {
    private static final TokenBatch BATCH = TokenBatch.of(2, 62, 63, 64, 31, 3);

    @TempDir
    Path folder;

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.argumentSet("GPT-2, tied head", SmallModels.gpt2()),
                Arguments.argumentSet("GPT-2, untied head", SmallModels.untied(SmallModels.gpt2())),
                Arguments.argumentSet("BERT, tied head", SmallModels.bert()),
                Arguments.argumentSet("BERT, untied head", SmallModels.untied(SmallModels.bert())),
                Arguments.argumentSet("BERT without head", SmallModels.withoutHead(SmallModels.bert())),
                Arguments.argumentSet("BERT with 3 labels", SmallModels.withClassifier(SmallModels.bert(), 3)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void savedInF32NothingIsLost(Transformer model) throws IOException {
        ModelFolder.save(folder, model, TensorType.F32);
        Transformer loaded = ModelFolder.loadModel(folder);
        assertThat(loaded.config()).isEqualTo(model.config());
        assertThat(loaded.weights().tied()).isEqualTo(model.weights().tied());
        assertThat(loaded.weights().matrices()).isEqualTo(model.weights().matrices());
    }

    @ParameterizedTest
    @MethodSource("models")
    void savedInF16EachNumberKeepsElevenBits(Transformer model) throws IOException {
        ModelFolder.save(folder, model, TensorType.F16);
        List<Matrix> before = model.weights().matrices();
        List<Matrix> after = ModelFolder.loadModel(folder).weights().matrices();
        for (int m = 0; m < before.size(); m++) {
            for (int i = 0; i < before.get(m).values().length; i++) {
                float value = before.get(m).values()[i];
                assertThat(after.get(m).values()[i]).isCloseTo(value, within(Math.abs(value) * 0x1p-11f + 0x1p-25f));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void frozenPositionsAreRemembered(boolean frozen) throws IOException {
        TransformerConfig c = SmallModels.gpt2().config();
        TransformerConfig config = new TransformerConfig(
                c.architecture(),
                c.vocabulary(),
                c.context(),
                c.width(),
                c.layers(),
                c.heads(),
                c.hidden(),
                c.tokenTypes(),
                c.activation(),
                c.epsilon(),
                frozen);
        ModelFolder.save(folder, new Transformer(config, SmallModels.gpt2().weights()), TensorType.F32);
        assertThat(ModelFolder.loadModel(folder).config().frozenPositions()).isEqualTo(frozen);
    }

    @Test
    void aNumberThatDoesNotFitInF16IsNotSaved() {
        Transformer model = SmallModels.gpt2();
        model.weights().positions().set(0, 0, 70_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelFolder.save(folder, model, TensorType.F16))
                .withMessage("transformer.wpe.weight holds 70000.0, which is not finite in F16");
    }

    @Test
    void whatNoPublishedLayoutHoldsIsNotSaved() {
        Transformer base = SmallModels.gpt2();
        for (Weights more : List.of(
                PrefixTuning.of(base, 1, 2).effective(),
                HoulsbyAdapters.of(base.weights(), 2, new Random(1)).effective())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ModelFolder.save(folder, new Transformer(base.config(), more), TensorType.F32))
                    .withMessage("a model with a prefix or bottlenecks cannot be written as GPT-2 or BERT");
        }
    }

    @Test
    void theSavedNamesAndShapesAreThoseOfTheReferenceFolders() throws IOException {
        for (String name : List.of("gpt2-tiny", "bert-tiny", "cross-encoder-tiny")) {
            ModelFolder.save(folder, ModelFolder.loadModel(Expected.FOLDERS.resolve(name)), TensorType.F32);
            assertThat(tensors(folder)).isEqualTo(tensors(Expected.FOLDERS.resolve(name)));
            JsonObject saved = config(folder);
            JsonObject original = config(Expected.FOLDERS.resolve(name));
            for (String key : saved.keySet()) {
                if (original.has(key) && !key.equals("layer_norm_epsilon") && !key.endsWith("_token_id")) {
                    assertThat(saved.get(key)).as("%s of %s", key, name).isEqualTo(original.get(key));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-tiny", "bert-tiny", "cross-encoder-tiny"})
    void namesMayComeWithoutPrefix(String name) throws IOException {
        Transformer original = copy(name);
        changeTensors(tensors -> rename(tensors, key -> key.replaceFirst("^(transformer|bert)\\.", "")));
        assertThat(ModelFolder.loadModel(folder).weights().matrices())
                .isEqualTo(original.weights().matrices());
    }

    @Test
    void oldNamesOfLayerNormsAreRead() throws IOException {
        Transformer original = copy("bert-tiny");
        changeTensors(tensors -> rename(tensors, key -> key.replace("LayerNorm.weight", "LayerNorm.gamma")
                .replace("LayerNorm.bias", "LayerNorm.beta")));
        assertThat(ModelFolder.loadModel(folder).weights().matrices())
                .isEqualTo(original.weights().matrices());
    }

    @Test
    void buffersThatAreNoWeightsAreIgnored() throws IOException {
        Transformer original = copy("gpt2-tiny");
        changeTensors(tensors -> {
            Map<String, Tensor> more = new LinkedHashMap<>(tensors);
            more.put("transformer.h.0.attn.bias", new Tensor(List.of(1, 1, 2, 2), new float[] {1, 0, 1, 1}));
            more.put("transformer.h.0.attn.masked_bias", new Tensor(List.of(), new float[] {Float.NEGATIVE_INFINITY}));
            return more;
        });
        assertThat(ModelFolder.loadModel(folder).weights().matrices())
                .isEqualTo(original.weights().matrices());
    }

    @Test
    void aModelWithoutHeadLoadsAndHasNoLogits() throws IOException {
        copy("bert-tiny");
        changeTensors(tensors -> {
            Map<String, Tensor> fewer = new LinkedHashMap<>(tensors);
            fewer.keySet().removeIf(key -> key.startsWith("cls."));
            return fewer;
        });
        Transformer model = ModelFolder.loadModel(folder);
        assertThat(model.weights().head()).isNull();
        assertThatIllegalStateException().isThrownBy(() -> model.logits(model.forward(BATCH), 0));
    }

    @Test
    void aPoolerWithoutClassifierLoads() throws IOException {
        copy("cross-encoder-tiny");
        changeTensors(tensors -> {
            Map<String, Tensor> fewer = new LinkedHashMap<>(tensors);
            fewer.keySet().removeIf(key -> key.startsWith("classifier."));
            return fewer;
        });
        assertThat(ModelFolder.loadModel(folder).weights().classifier().classifier())
                .isNull();
    }

    @Test
    void aClassifierMayHaveSeveralLabels() throws IOException {
        ModelFolder.save(folder, SmallModels.withClassifier(SmallModels.bert(), 3), TensorType.F32);
        Transformer model = ModelFolder.loadModel(folder);
        assertThat(Classifier.logits(
                        model.forward(TokenBatch.of(1, 2)), model.weights().classifier()))
                .hasSize(3);
    }

    @Test
    void theLibrarysDefaultsFillWhatConfigJsonLeavesOut() throws IOException {
        Transformer original = copy("gpt2-tiny");
        changeConfig(json -> List.of("activation_function", "layer_norm_epsilon", "n_positions", "architectures")
                .forEach(json::remove));
        assertThat(ModelFolder.loadModel(folder).config()).isEqualTo(original.config());
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "model.safetensors", "tokenizer.json"})
    void aMissingFileIsNamed(String file) throws IOException {
        copy("bert-tiny");
        Files.delete(folder.resolve(file));
        assertRefused(file + " is missing.");
        Files.createDirectory(folder.resolve(file));
        assertRefused(file + " cannot be read.");
    }

    @Test
    void aMissingFolderIsOneSentence() {
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> ModelFolder.load(folder.resolve("none")))
                .withMessage("none/config.json is missing.");
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> ModelFolder.load("models/none"))
                .withMessage("none/config.json is missing.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "null", textBlock = """
            gpt2-tiny | model_type         | "llama"     | describes a model of type llama, only gpt2 and bert are supported.
            gpt2-tiny | n_embd             | 33          | config.json does not fit together: the width 33 is not a multiple of the 4 heads.
            gpt2-tiny | n_embd             | 64          | holds transformer.wte.weight as [274, 32], but config.json asks for [274, 64].
            gpt2-tiny | n_embd             | 2000000000  | gives "n_embd" as 2000000000, which is no size.
            gpt2-tiny | n_embd             | 100000000   | but config.json asks for [274, 100000000].
            gpt2-tiny | n_embd             | 0           | gives "n_embd" as 0, which is no size.
            gpt2-tiny | n_embd             | -32         | gives "n_embd" as -32, which is no size.
            gpt2-tiny | n_embd             | 32.5        | gives "n_embd" as 32.5, which is no size.
            gpt2-tiny | n_embd             | "wide"      | gives "n_embd" as wide, which is no size.
            gpt2-tiny | n_embd             | 1e999999999 | gives "n_embd" as 1e999999999, which is no size.
            gpt2-tiny | n_embd             | [32]        | has no number "n_embd".
            gpt2-tiny | n_embd             | null        | has no number "n_embd".
            gpt2-tiny | n_layer            | 3           | has no tensor transformer.h.2.ln_1.weight in F32, F16 or BF16.
            gpt2-tiny | n_layer            | 99999999    | has no tensor transformer.h.2.ln_1.weight in F32, F16 or BF16.
            gpt2-tiny | n_inner            | 96          | holds transformer.h.0.mlp.c_fc.weight as [32, 128], but config.json asks for [32, 96].
            gpt2-tiny | vocab_size         | 300         | holds transformer.wte.weight as [274, 32], but config.json asks for [300, 32].
            gpt2-tiny | n_positions        | 128         | holds transformer.wpe.weight as [64, 32], but config.json asks for [128, 32].
            gpt2-tiny | activation_function | "relu"     | asks for the activation "relu", only gelu, gelu_new and gelu_pytorch_tanh are supported.
            gpt2-tiny | layer_norm_epsilon | 0           | gives "layer_norm_epsilon" as 0, which is not between 0 and 1.
            gpt2-tiny | layer_norm_epsilon | "x"         | gives "layer_norm_epsilon" as x, which is not between 0 and 1.
            gpt2-tiny | scale_attn_by_inverse_layer_idx | true | asks for a variant of GPT-2's attention that is not supported.
            bert-tiny | position_embedding_type | "relative_key" | asks for a variant of BERT's attention that is not supported.
            bert-tiny | is_decoder         | true        | asks for a variant of BERT's attention that is not supported.
            bert-tiny | hidden_size        | 64          | holds bert.embeddings.word_embeddings.weight as [86, 32], but config.json asks for [86, 64].
            bert-tiny | type_vocab_size    | 3           | holds bert.embeddings.token_type_embeddings.weight as [2, 32], but config.json asks for [3, 32].
            """)
    void aWrongConfigurationIsOneSentence(String name, String key, String value, String problem) throws IOException {
        copy(name);
        changeConfig(json -> {
            json.remove(key);
            if (value != null) {
                json.add(key, JsonParser.parseString(value));
            }
        });
        assertRefused(problem);
    }

    @Test
    void aConfigurationWithoutTypeIsOneSentence() throws IOException {
        copy("gpt2-tiny");
        changeConfig(json -> List.of("model_type", "architectures").forEach(json::remove));
        assertRefused("config.json does not say its \"model_type\".");
        changeConfig(json -> json.add("architectures", JsonParser.parseString("[[]]")));
        assertRefused("config.json does not say its \"model_type\".");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void aWeightThatIsNotFiniteIsNamed(float value) throws IOException {
        copy("gpt2-tiny");
        changeTensors(tensors -> {
            tensors.get("transformer.ln_f.bias").values()[3] = value;
            return tensors;
        });
        assertRefused("model.safetensors holds a number in transformer.ln_f.bias that is not finite.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2-tiny", "bert-tiny", "cross-encoder-tiny"})
    void everyWeightThatIsMissingOrOfAnotherShapeIsNamed(String name) throws IOException {
        copy(name);
        Map<String, Tensor> good = tensors(folder);
        for (String key : good.keySet()) {
            String plain = key.replaceFirst("^(transformer|bert)\\.", "");
            Map<String, Tensor> flat = new LinkedHashMap<>(good);
            flat.put(
                    key,
                    new Tensor(
                            List.of(good.get(key).values().length, 1, 1),
                            good.get(key).values()));
            writeTensors(flat);
            assertRefused(", 1, 1], but config.json asks for ", plain);
            Map<String, Tensor> missing = new LinkedHashMap<>(good);
            missing.remove(key);
            writeTensors(missing);
            boolean decidesThatThereIsNoHead = List.of(
                            "pooler.dense.weight", "classifier.weight", "cls.predictions.transform.dense.weight")
                    .contains(plain);
            if (!decidesThatThereIsNoHead) {
                assertRefused("has no tensor ", plain);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "model.safetensors", "tokenizer.json"})
    void aFileCutShortAnywhereIsOneSentence(String file) throws IOException {
        copy("bert-tiny");
        byte[] whole = Files.readAllBytes(folder.resolve(file));
        IntStream.concat(
                        IntStream.range(0, 20),
                        IntStream.iterate(20, at -> at < whole.length - 1, at -> at + whole.length / 97 + 1))
                .forEach(length -> {
                    write(file, Arrays.copyOf(whole, length));
                    assertRefused(file);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "{\"model\":{}}", "{\"model\":{\"vocab\":{\"a\":\"b\"}}}", "\u0000"})
    void aBrokenTokenizerIsOneSentence(String json) throws IOException {
        copy("bert-tiny");
        write("tokenizer.json", json.getBytes(StandardCharsets.UTF_8));
        assertRefused("tokenizer.json ");
    }

    @Test
    void aTokenizerThatTheLibraryRefusesIsOneSentence() throws IOException {
        copy("bert-tiny");
        changeJson("tokenizer.json", json -> json.getAsJsonObject("model").addProperty("type", "Telepathy"));
        assertRefused("tokenizer.json is not a tokenizer that the tokenizers library can read.");
    }

    @Test
    void aTokenizerThatCannotSpellTheUnknownIsOneSentence() throws IOException {
        copy("bert-tiny");
        changeJson("tokenizer.json", json -> json.getAsJsonObject("model").addProperty("unk_token", "[NONE]"));
        assertRefused("tokenizer.json is not a tokenizer that the tokenizers library can read.");
    }

    @Test
    void aTemplateThatNamesAnUndefinedTokenIsOneSentence() throws IOException {
        copy("bert-tiny");
        changeJson("tokenizer.json", json -> json.getAsJsonObject("post_processor")
                .getAsJsonObject("special_tokens")
                .remove("[SEP]"));
        assertRefused("tokenizer.json puts the token [SEP] around texts without defining it.");
    }

    @Test
    void aTokenizerWithMoreTokensThanTheModelIsOneSentence() throws IOException {
        copy("bert-tiny");
        changeJson(
                "tokenizer.json",
                json -> json.getAsJsonObject("model").getAsJsonObject("vocab").addProperty("surplus", 86));
        assertRefused("tokenizer.json gives a token the id 86, but the model knows only 86 tokens.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config.json", "model.safetensors", "tokenizer.json"})
    void aDamagedFileLoadsOrIsOneSentence(String file) throws IOException {
        copy("bert-tiny");
        byte[] whole = Files.readAllBytes(folder.resolve(file));
        Random random = new Random(6);
        for (int round = 0; round < 200; round++) {
            byte[] damaged = whole.clone();
            int reach = round % 2 == 0 ? Math.min(4000, whole.length) : whole.length;
            damaged[random.nextInt(reach)] ^= (byte) (1 << random.nextInt(8));
            write(file, damaged);
            try (LoadedModel model = ModelFolder.load(folder)) {
                assertThat(model.tokenizer().encode("the cat").ids()).isNotNull();
            } catch (ModelFolderException e) {
                assertThat(e.getMessage()).contains(file).endsWith(".");
            }
        }
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(ModelFolderException.class)
                .isThrownBy(() -> ModelFolder.load(folder).close())
                .satisfies(e -> assertThat(e.getMessage())
                        .startsWith(folder.getFileName() + "/")
                        .contains(parts)
                        .endsWith(".")
                        .doesNotContain("\n", "Exception"));
    }

    private Transformer copy(String name) throws IOException {
        for (String file : List.of("config.json", "model.safetensors", "tokenizer.json")) {
            Files.copy(Expected.FOLDERS.resolve(name).resolve(file), folder.resolve(file));
        }
        return ModelFolder.loadModel(folder);
    }

    private static JsonObject config(Path folder) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("config.json")))
                .getAsJsonObject();
    }

    private void changeConfig(Consumer<JsonObject> change) throws IOException {
        changeJson("config.json", change);
    }

    private void changeJson(String file, Consumer<JsonObject> change) throws IOException {
        JsonObject json =
                JsonParser.parseString(Files.readString(folder.resolve(file))).getAsJsonObject();
        change.accept(json);
        Files.writeString(folder.resolve(file), json.toString());
    }

    private static Map<String, Tensor> tensors(Path folder) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve("model.safetensors"))) {
            return SafeTensors.read(in, "model.safetensors");
        }
    }

    private void changeTensors(UnaryOperator<Map<String, Tensor>> change) throws IOException {
        writeTensors(change.apply(tensors(folder)));
    }

    private void writeTensors(Map<String, Tensor> tensors) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("model.safetensors")))) {
            SafeTensors.write(tensors, TensorType.F32, out);
        }
    }

    private static Map<String, Tensor> rename(Map<String, Tensor> tensors, UnaryOperator<String> rename) {
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> renamed.put(rename.apply(name), tensor));
        return renamed;
    }

    private void write(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
