package org.languageplayground.transformer.folder;

import com.google.gson.GsonBuilder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.BitFit;
import org.languageplayground.transformer.adapter.Dora;
import org.languageplayground.transformer.adapter.FullFineTuning;
import org.languageplayground.transformer.adapter.HoulsbyAdapters;
import org.languageplayground.transformer.adapter.Ia3;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.PrefixTuning;
import org.languageplayground.transformer.adapter.UpperLayers;

/**
 * What was trained as files. LoRA, rsLoRA, DoRA, prefix tuning and (IA)³ are written as PEFT writes them,
 * {@code adapter_config.json} and {@code adapter_model.safetensors}, and read back from what PEFT or this class wrote; names,
 * shapes and fields follow PEFT's {@code save_and_load.py}, {@code LoraConfig}, {@code PrefixTuningConfig},
 * {@code IA3Config} and layers as of August 2026. Other methods have no such format: they become one safetensors file of the
 * differences to the base.
 */
public final class AdapterFiles {
    /** The name of the settings. */
    public static final String CONFIG = "adapter_config.json";

    /** The name of the trained numbers. */
    public static final String TENSORS = "adapter_model.safetensors";

    /** The most bytes that a file may have to be read. */
    public static final int GREATEST_FILE = 8 << 20;

    private AdapterFiles() {}

    /**
     * Writes an adaptation.
     *
     * @param base the model that it was trained on
     * @param baseName what the files call that model
     * @return the files' bytes by name
     * @throws IllegalArgumentException if a trained number is not finite, or the prefix belongs to a bidirectional model, for
     *     which PEFT has none
     */
    public static Map<String, byte[]> write(Adaptation adaptation, Transformer base, String baseName) {
        return switch (adaptation) {
            case Lora lora -> PeftLora.write(lora, base, baseName);
            case Dora dora -> PeftLora.write(dora, base, baseName);
            case PrefixTuning prefix -> PeftPrefix.write(prefix, base.config(), baseName);
            case Ia3 ia3 -> PeftIa3.write(ia3, base.config(), baseName);
            case FullFineTuning full -> DeltaFile.write(DeltaFile.FULL, full.effective(), base);
            case UpperLayers upper -> DeltaFile.write(DeltaFile.FULL, upper.effective(), base);
            case BitFit bitFit -> DeltaFile.write(DeltaFile.BIT_FIT, bitFit.effective(), base);
            case HoulsbyAdapters houlsby -> DeltaFile.write(houlsby, base);
        };
    }

    /**
     * Reads an adapter in PEFT's format.
     *
     * @param settings bytes of {@code adapter_config.json}
     * @param tensors bytes of {@code adapter_model.safetensors}
     * @param config of the model that shall be adapted
     * @param base gives that model's weights
     * @throws ModelFolderException if a file is too large, broken, of another method, or does not fit the model
     */
    public static Adaptation read(byte[] settings, byte[] tensors, TransformerConfig config, Supplier<Weights> base) {
        requireSize(settings, CONFIG);
        requireSize(tensors, TENSORS);
        JsonFile json = JsonFile.parse(new String(settings, StandardCharsets.UTF_8), CONFIG);
        AdapterTensors named = AdapterTensors.read(tensors, TENSORS);
        String type = json.string("peft_type").orElse("");
        Adaptation adaptation =
                switch (type) {
                    case "LORA" -> PeftLoraReader.read(json, named, config, base);
                    case "PREFIX_TUNING" -> PeftPrefix.read(json, named, config, base.get());
                    case "IA3" -> PeftIa3.read(named, config, base.get());
                    default ->
                        throw new ModelFolderException(CONFIG, AdapterProblem.OTHER_TYPE, JsonFile.shortened(type));
                };
        named.requireNoRest();
        return adaptation;
    }

    /**
     * Reads what {@link #write} wrote of full fine-tuning or BitFit.
     *
     * @param file bytes of the differences
     * @param name what messages call the file
     * @return the base's weights with the differences added
     * @throws ModelFolderException if the file is too large, broken, of another method, or does not fit the model
     */
    public static Weights readDelta(byte[] file, String name, Transformer base) {
        requireSize(file, name);
        return DeltaFile.read(AdapterTensors.read(file, name), name, base);
    }

    /**
     * The same files with their tensors in 16-bit floats, which takes half the bytes and rounds each number to 11 significant
     * bits.
     *
     * @throws IllegalArgumentException if a number is too large for that
     */
    public static Map<String, byte[]> halved(Map<String, byte[]> files) {
        Map<String, byte[]> halved = new LinkedHashMap<>();
        files.forEach((name, bytes) -> halved.put(name, name.endsWith(".safetensors") ? halved(name, bytes) : bytes));
        return halved;
    }

    private static byte[] halved(String name, byte[] bytes) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            Map<String, Tensor> tensors = SafeTensors.read(new ByteArrayInputStream(bytes), name);
            tensors.forEach((own, tensor) -> ModelFolder.requireFinite(own, tensor, TensorType.F16));
            SafeTensors.write(tensors, SafeTensors.notes(new ByteArrayInputStream(bytes), name), TensorType.F16, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void requireSize(byte[] bytes, String name) {
        if (bytes.length > GREATEST_FILE) {
            throw new ModelFolderException(name, AdapterProblem.LARGE, bytes.length, GREATEST_FILE);
        }
    }

    /** The keys that all of PEFT's configurations share. */
    static Map<String, Object> settings(String type, TransformerConfig config, String baseName) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("peft_type", type);
        json.put("task_type", config.architecture().causal() ? "CAUSAL_LM" : null);
        json.put("base_model_name_or_path", baseName);
        json.put("inference_mode", true);
        return json;
    }

    static Map<String, byte[]> files(
            Map<String, Object> settings, Map<String, Tensor> tensors, Map<String, String> notes) {
        String json =
                new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(settings) + "\n";
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(CONFIG, json.getBytes(StandardCharsets.UTF_8));
        files.put(TENSORS, bytes(tensors, notes));
        return files;
    }

    static byte[] bytes(Map<String, Tensor> tensors, Map<String, String> notes) {
        tensors.forEach((name, tensor) -> {
            if (!tensor.finite()) {
                throw new IllegalArgumentException(name + " holds a number that is not finite");
            }
        });
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            SafeTensors.write(tensors, notes, TensorType.F32, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
