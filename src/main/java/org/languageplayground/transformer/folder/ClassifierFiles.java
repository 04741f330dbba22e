package org.languageplayground.transformer.folder;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LowRank;
import org.languageplayground.transformer.classification.ClassifierHead;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * A trained classifier of sentences as files. LoRA is written as PEFT writes it for the task SEQ_CLS, the head among {@code modules_to_save} as
 * {@code base_model.model.classifier}, and read back from what PEFT or this class wrote. The head reads the mean of all tokens, of length 1, where
 * transformers' {@code BertForSequenceClassification} reads the first token through a pooler: a note in the header says so, and another one names
 * the categories. Other methods have no such format: their head is a safetensors file of its own, beside one of the differences to the base.
 */
public final class ClassifierFiles {
    private static final String TASK = "SEQ_CLS";
    private static final String HEAD = "classifier";
    private static final String SAVED = "modules_to_save";
    private static final String POOLING = "language_playground.pooling";
    private static final String LABELS = "language_playground.labels";
    private static final String SEPARATOR = "\n";
    private static final int MOST_LABELS = 1_000;

    private ClassifierFiles() {}

    /**
     * What was read.
     *
     * @param labels names of the categories; empty where the file does not tell them
     */
    public record Read(Lora lora, ClassifierHead head, List<String> labels) {}

    /**
     * Writes an encoder's adaptation and its head.
     *
     * @param labels the categories' names, in the order of the head
     * @param baseName what the files call the encoder
     * @return the files' bytes by name
     * @throws IllegalArgumentException if a trained number is not finite
     */
    public static Map<String, byte[]> write(
            Adaptation adaptation, ClassifierHead head, List<String> labels, Transformer base, String baseName) {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put(POOLING, "mean of all tokens, of length 1");
        notes.put(LABELS, String.join(SEPARATOR, labels));
        if (adaptation instanceof Lora lora && !lora.pairs().isEmpty()) {
            PeftLora.Parts parts = PeftLora.parts(lora, base, baseName);
            notes.putAll(parts.notes());
            Map<String, Tensor> tensors = new LinkedHashMap<>(parts.tensors());
            put(tensors, AdapterTensors.PREFIX + HEAD, head);
            return AdapterFiles.files(settings(parts, lora, base.config()), tensors, notes);
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        put(tensors, HEAD, head);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(HEAD + ".safetensors", AdapterFiles.bytes(tensors, notes));
        if (!adaptation.trained().isEmpty()) {
            files.putAll(AdapterFiles.write(adaptation, base, baseName));
        }
        return files;
    }

    private static void put(Map<String, Tensor> tensors, String name, ClassifierHead head) {
        tensors.put(name + ".weight", Tensor.of(head.weights().weight().transposed()));
        tensors.put(name + ".bias", Tensor.row(head.weights().bias().values()));
    }

    /** PEFT names the adapted layers by their last part, and the blocks by their number where not all are adapted. */
    private static Map<String, Object> settings(PeftLora.Parts parts, Lora lora, TransformerConfig config) {
        Map<String, Object> settings = new LinkedHashMap<>(parts.settings());
        settings.put("task_type", TASK);
        settings.put(
                "target_modules",
                ((List<?>) settings.get("target_modules"))
                        .stream()
                                .map(module -> module.toString()
                                        .substring(module.toString().lastIndexOf('.') + 1))
                                .distinct()
                                .toList());
        List<Integer> layers =
                lora.pairs().stream().map(LowRank::layer).distinct().toList();
        settings.put("layers_to_transform", layers.size() == config.layers() ? null : layers);
        settings.put(SAVED, List.of(HEAD, "score"));
        return settings;
    }

    /**
     * Reads LoRA with a head in PEFT's format.
     *
     * @param settings bytes of {@code adapter_config.json}
     * @param tensors bytes of {@code adapter_model.safetensors}
     * @param config of the encoder that shall be adapted
     * @param base gives its weights
     * @throws ModelFolderException if a file is too large, broken, of another method or task, or does not fit the encoder
     */
    public static Read read(byte[] settings, byte[] tensors, TransformerConfig config, Supplier<Weights> base) {
        AdapterFiles.requireSize(settings, AdapterFiles.CONFIG);
        AdapterFiles.requireSize(tensors, AdapterFiles.TENSORS);
        JsonFile json = JsonFile.parse(new String(settings, StandardCharsets.UTF_8), AdapterFiles.CONFIG);
        String task = json.string("task_type").orElse("");
        if (!json.string("peft_type").equals(Optional.of("LORA")) || !task.equals(TASK) || !savesHead(json)) {
            throw new ModelFolderException(json.label(), AdapterProblem.OTHER_TASK, TASK, HEAD);
        }
        AdapterTensors named = AdapterTensors.read(tensors, AdapterFiles.TENSORS);
        ClassifierHead head = head(named, config);
        JsonObject rest = json.object().deepCopy();
        rest.remove(SAVED);
        Adaptation adaptation = PeftLoraReader.read(new JsonFile(json.label(), rest), named, config, base);
        named.requireNoRest();
        if (!(adaptation instanceof Lora lora)) {
            throw new ModelFolderException(json.label(), AdapterProblem.UNSUPPORTED_HERE, "use_dora");
        }
        return new Read(lora, head, labels(named, head.categories()));
    }

    private static boolean savesHead(JsonFile json) {
        return json.array(SAVED).map(JsonArray::asList).orElse(List.of()).stream()
                .map(JsonElement::toString)
                .anyMatch(name -> name.equals("\"" + HEAD + "\""));
    }

    private static ClassifierHead head(AdapterTensors tensors, TransformerConfig config) {
        String weight = AdapterTensors.PREFIX + HEAD + ".weight";
        int labels = tensors.rows(weight);
        if (labels < 2 || labels > MOST_LABELS) {
            throw new ModelFolderException(AdapterFiles.TENSORS, AdapterProblem.CATEGORIES, weight, MOST_LABELS);
        }
        Matrix own = tensors.matrix(weight, labels, config.width());
        Matrix bias = tensors.row(AdapterTensors.PREFIX + HEAD + ".bias", labels);
        return new ClassifierHead(new LinearWeights(own.transposed(), bias));
    }

    /** As many names as there are categories, or none. */
    private static List<String> labels(AdapterTensors tensors, int categories) {
        List<String> labels = Arrays.asList(tensors.note(LABELS).split(SEPARATOR));
        return labels.size() == categories ? labels : List.of();
    }
}
