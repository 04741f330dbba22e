package org.languageplayground.ui.check;

import java.util.LinkedHashMap;
import java.util.Map;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.FolderFiles;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.folder.SafeTensors;
import org.languageplayground.transformer.folder.Tensor;
import org.languageplayground.transformer.folder.TensorType;

/** Models and matrices as files, in the layouts that others read. */
public final class ModelFiles {
    private ModelFiles() {}

    /** A model's folder as it was published, file by file. */
    public static Map<String, Content> of(FolderFiles folder) {
        Map<String, Content> files = new LinkedHashMap<>();
        folder.names().forEach(name -> files.put(name, out -> folder.copy(name, out)));
        return files;
    }

    /**
     * {@code config.json} and {@code model.safetensors} of a model in memory.
     *
     * @param notes for the header of its weights
     */
    public static Map<String, Content> of(Transformer model, Map<String, String> notes) {
        Map<String, Content> files = new LinkedHashMap<>();
        files.put("config.json", out -> ModelFolder.writeConfig(model, out));
        files.put(ModelFolder.WEIGHTS, out -> ModelFolder.writeWeights(model, notes, out));
        return files;
    }

    /** Arrays by their names as one safetensors file in 32 bits. */
    public static Content tensors(Map<String, Tensor> tensors) {
        return out -> SafeTensors.write(tensors, Map.of(), TensorType.F32, out);
    }
}
