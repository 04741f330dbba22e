package org.languageplayground.transformer.folder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.PrefixTuning;
import org.languageplayground.transformer.layer.PrefixWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Prefix tuning in PEFT's format: {@code prompt_embeddings}, {@code [virtual tokens][layers * 2 * width]}, in each row the
 * keys of the first layer, its values, the keys of the second and so on, head after head.
 */
final class PeftPrefix {
    private static final String EMBEDDINGS = "prompt_embeddings";

    private PeftPrefix() {}

    static Map<String, byte[]> write(PrefixTuning prefix, TransformerConfig config, String baseName) {
        if (!config.architecture().causal()) {
            throw new IllegalArgumentException(
                    "PEFT knows prefixes of causal models only, so that of a bidirectional one cannot be written");
        }
        Weights weights = prefix.effective();
        int width = config.width();
        Matrix embeddings = Matrix.zeros(weights.prefixLength(), config.layers() * 2 * width);
        for (int layer = 0; layer < config.layers(); layer++) {
            PrefixWeights own = weights.blocks().get(layer).prefix();
            own.keys().slice().copyTo(embeddings.slice(2 * layer * width, width));
            own.values().slice().copyTo(embeddings.slice((2 * layer + 1) * width, width));
        }
        Map<String, Object> json = AdapterFiles.settings("PREFIX_TUNING", config, baseName);
        json.put("num_virtual_tokens", weights.prefixLength());
        json.put("token_dim", width);
        json.put("num_layers", config.layers());
        json.put("num_attention_heads", config.heads());
        json.put("num_transformer_submodules", 1);
        json.put("encoder_hidden_size", width);
        json.put("prefix_projection", false);
        return AdapterFiles.files(json, Map.of(EMBEDDINGS, Tensor.of(embeddings)), Map.of());
    }

    static PrefixTuning read(JsonFile json, AdapterTensors tensors, TransformerConfig config, Weights base) {
        int length = json.size("num_virtual_tokens");
        if (length >= config.context()) {
            throw new ModelFolderException(json.label(), AdapterProblem.LONG_PREFIX, length, config.context());
        }
        int width = config.width();
        Matrix embeddings = tensors.matrix(EMBEDDINGS, length, config.layers() * 2 * width);
        List<PrefixWeights> prefixes = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            prefixes.add(new PrefixWeights(
                    embeddings.slice(2 * layer * width, width).copy(),
                    embeddings.slice((2 * layer + 1) * width, width).copy()));
        }
        return PrefixTuning.of(base, prefixes);
    }
}
