package org.languageplayground.transformer.folder;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.Activation;

/** Reads and writes config.json. */
final class ConfigFile {
    static final String NAME = "config.json";

    /** Our own key: whether the position vectors are fixed sinusoids, which Hugging Face's GPT-2 and BERT do not know. */
    static final String FROZEN_POSITIONS = "frozen_position_embeddings";

    private ConfigFile() {}

    static TransformerConfig config(JsonFile json) {
        try {
            return Layout.of(architecture(json)).config(json);
        } catch (IllegalArgumentException e) {
            throw new ModelFolderException(json.label(), "does not fit together: " + e.getMessage(), e);
        }
    }

    private static Architecture architecture(JsonFile json) {
        String type = json.string("model_type").orElseGet(() -> firstClass(json));
        return switch (type) {
            case "gpt2", "GPT2LMHeadModel", "GPT2Model" -> Architecture.GPT2;
            case "bert", "BertModel", "BertForMaskedLM", "BertForPreTraining", "BertForSequenceClassification" ->
                Architecture.BERT;
            case "" -> throw new ModelFolderException(json.label(), "does not say its \"model_type\"");
            default ->
                throw new ModelFolderException(
                        json.label(),
                        "describes a model of type " + JsonFile.shortened(type) + ", only gpt2 and bert are supported");
        };
    }

    private static String firstClass(JsonFile json) {
        return json.array("architectures")
                .filter(classes -> !classes.isEmpty())
                .map(classes -> classes.get(0))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsString)
                .orElse("");
    }

    static Activation activation(JsonFile json, String key, Activation absent) {
        if (!json.has(key)) {
            return absent;
        }
        String name = json.string(key).orElse("");
        return switch (name) {
            case "gelu_new", "gelu_pytorch_tanh" -> Activation.GELU_TANH;
            case "gelu" -> Activation.GELU_ERF;
            default ->
                throw new ModelFolderException(
                        json.label(),
                        "asks for the activation \"" + JsonFile.shortened(name)
                                + "\", only gelu, gelu_new and gelu_pytorch_tanh are supported");
        };
    }

    static String name(Activation activation) {
        return activation == Activation.GELU_TANH ? "gelu_new" : "gelu";
    }

    static String text(Transformer model) {
        Map<String, Object> json =
                new LinkedHashMap<>(Layout.of(model.config().architecture()).json(model));
        json.put(
                "tie_word_embeddings",
                model.weights().head() == null || model.weights().tied());
        json.put("torch_dtype", "float32");
        if (model.config().frozenPositions()) {
            json.put(FROZEN_POSITIONS, true);
        }
        return new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(json) + "\n";
    }
}
