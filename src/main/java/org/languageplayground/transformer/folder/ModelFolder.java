package org.languageplayground.transformer.folder;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;

/**
 * A model in Hugging Face layout: {@code config.json}, {@code model.safetensors} and {@code tokenizer.json} in one
 * folder, for GPT-2 and BERT. Weights may stand in {@code model.onnx} instead.
 */
public final class ModelFolder {
    /** The name of the weights. */
    public static final String WEIGHTS = "model.safetensors";
    /** The name of the weights where they stand in an ONNX file. */
    public static final String ONNX = "model.onnx";

    private ModelFolder() {}

    /**
     * Loads a folder of the disk.
     *
     * @throws ModelFolderException if a file is missing, broken or not supported
     */
    public static LoadedModel load(Path folder) {
        return load(FolderFiles.of(folder));
    }

    /**
     * Loads a folder of the class path, such as {@code models/causal}.
     *
     * @throws ModelFolderException if a file is missing, broken or not supported
     */
    public static LoadedModel load(String resourceFolder) {
        return load(FolderFiles.ofResource(resourceFolder));
    }

    /**
     * Loads what stands in the files.
     *
     * @throws ModelFolderException if a file is missing, broken or not supported
     */
    public static LoadedModel load(FolderFiles files) {
        Transformer model = loadModel(files);
        return new LoadedModel(
                files.name(),
                model.forReading(),
                Tokenizer.load(files, model.config().vocabulary()),
                files);
    }

    /**
     * Loads configuration and weights alone.
     *
     * @throws ModelFolderException as {@link #load(Path)}
     */
    public static Transformer loadModel(Path folder) {
        return loadModel(FolderFiles.of(folder));
    }

    /** Loads configuration and weights of these files alone. */
    public static Transformer loadModel(FolderFiles files) {
        TransformerConfig config = ConfigFile.config(files.read(ConfigFile.NAME, JsonFile::read));
        String file = files.has(ONNX) && !files.has(WEIGHTS) ? ONNX : WEIGHTS;
        Map<String, Tensor> tensors = files.read(
                file,
                (in, label) -> file.equals(ONNX)
                        ? OnnxFile.read(in, label)
                        : SafeTensors.read(new BufferedInputStream(in), label));
        Weights weights = Layout.of(config.architecture()).weights(tensors, files.label(file), config);
        return new Transformer(config, weights);
    }

    /**
     * Writes {@code config.json} and {@code model.safetensors}; the folder is made if need be.
     *
     * @param type F32, which loses nothing, or F16
     * @throws IllegalArgumentException if a weight is not finite in this type, or the model has a prefix or bottlenecks, for
     *     which its layout has no place
     */
    public static void save(Path folder, Transformer model, TensorType type) throws IOException {
        requirePublished(model);
        Map<String, Tensor> tensors = Layout.of(model.config().architecture()).tensors(model.weights());
        tensors.forEach((name, tensor) -> requireFinite(name, tensor, type));
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(ConfigFile.NAME), ConfigFile.text(model));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(folder.resolve(WEIGHTS)))) {
            SafeTensors.write(tensors, type, out);
        }
    }

    /**
     * {@code config.json} and {@code model.safetensors} in 32 bits, by name.
     *
     * @throws IllegalArgumentException as {@link #save}
     */
    public static Map<String, byte[]> files(Transformer model) {
        requirePublished(model);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(ConfigFile.NAME, ConfigFile.text(model).getBytes(StandardCharsets.UTF_8));
        files.put(
                WEIGHTS,
                AdapterFiles.bytes(Layout.of(model.config().architecture()).tensors(model.weights()), Map.of()));
        return files;
    }

    /** Writes {@code config.json}. */
    public static void writeConfig(Transformer model, OutputStream out) throws IOException {
        out.write(ConfigFile.text(model).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes {@code model.safetensors} in 32 bits, tensor by tensor.
     *
     * @param notes for the file's header
     * @throws IllegalArgumentException as {@link #save}
     */
    public static void writeWeights(Transformer model, Map<String, String> notes, OutputStream out) throws IOException {
        requirePublished(model);
        SafeTensors.write(
                Layout.of(model.config().architecture()).tensors(model.weights()), notes, TensorType.F32, out);
    }

    private static void requirePublished(Transformer model) {
        for (BlockWeights block : model.weights().blocks()) {
            if (block.prefix() != null || block.attentionAdapter() != null || block.mlpAdapter() != null) {
                throw new IllegalArgumentException(
                        "a model with a prefix or bottlenecks cannot be written as GPT-2 or BERT");
            }
        }
    }

    static void requireFinite(String name, Tensor tensor, TensorType type) {
        for (float value : tensor.values()) {
            if (!Float.isFinite(type == TensorType.F16 ? Float.float16ToFloat(Float.floatToFloat16(value)) : value)) {
                throw new IllegalArgumentException(name + " holds " + value + ", which is not finite in " + type);
            }
        }
    }
}
