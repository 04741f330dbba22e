package org.languageplayground.transformer.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.HeadWeights;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;

/** The names of GPT2Model and GPT2LMHeadModel. */
final class Gpt2Layout implements Layout {
    private static final String PREFIX = "transformer.";
    private static final String HEAD = "lm_head.weight";

    @Override
    public TransformerConfig config(JsonFile json) {
        if (!json.flag("scale_attn_weights", true)
                || json.flag("scale_attn_by_inverse_layer_idx", false)
                || json.flag("add_cross_attention", false)) {
            throw new ModelFolderException(
                    json.label(), "asks for a variant of GPT-2's attention that is not supported");
        }
        int width = json.size("n_embd");
        return new TransformerConfig(
                Architecture.GPT2,
                json.size("vocab_size"),
                json.size(json.has("n_positions") ? "n_positions" : "n_ctx"),
                width,
                json.size("n_layer"),
                json.size("n_head"),
                json.size("n_inner", 4 * width),
                0,
                ConfigFile.activation(json, "activation_function", Activation.GELU_TANH),
                json.epsilon("layer_norm_epsilon", 1e-5f),
                json.flag(ConfigFile.FROZEN_POSITIONS, false));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String block(int layer) {
        return "h." + layer + ".";
    }

    @Override
    public String module(Target target, int layer) {
        return block(layer)
                + switch (target) {
                    case QUERY, KEY, VALUE -> "attn.c_attn";
                    case OUTPUT -> "attn.c_proj";
                    case MLP_INPUT -> "mlp.c_fc";
                    case MLP_OUTPUT -> "mlp.c_proj";
                };
    }

    @Override
    public Weights weights(Map<String, Tensor> tensors, String label, TransformerConfig config) {
        NamedTensors named = NamedTensors.of(tensors, label, PREFIX);
        int width = config.width();
        Matrix tokens = named.matrix("wte.weight", config.vocabulary(), width);
        Matrix positions = named.matrix("wpe.weight", config.context(), width);
        List<BlockWeights> blocks = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            String block = block(layer);
            blocks.add(new BlockWeights(
                    named.norm(block + "ln_1", width),
                    named.inByOut(block + "attn.c_attn", width, 3 * width),
                    named.inByOut(block + "attn.c_proj", width, width),
                    named.norm(block + "ln_2", width),
                    named.inByOut(block + "mlp.c_fc", width, config.hidden()),
                    named.inByOut(block + "mlp.c_proj", config.hidden(), width)));
        }
        return new Weights(
                tokens,
                positions,
                null,
                null,
                List.copyOf(blocks),
                named.norm("ln_f", width),
                new HeadWeights(null, null, decoder(named.unprefixed(), tokens), null),
                null);
    }

    /** The decoder is the token embedding unless the file holds another one. */
    private static Matrix decoder(NamedTensors named, Matrix tokens) {
        if (!named.has(HEAD)) {
            return tokens;
        }
        Matrix own = named.matrix(HEAD, tokens.rows(), tokens.columns());
        return Arrays.equals(own.values(), tokens.values()) ? tokens : own;
    }

    @Override
    public Map<String, Object> json(Transformer model) {
        TransformerConfig config = model.config();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architectures", List.of("GPT2LMHeadModel"));
        json.put("model_type", "gpt2");
        json.put("vocab_size", config.vocabulary());
        json.put("n_positions", config.context());
        json.put("n_ctx", config.context());
        json.put("n_embd", config.width());
        json.put("n_layer", config.layers());
        json.put("n_head", config.heads());
        json.put("n_inner", config.hidden());
        json.put("activation_function", ConfigFile.name(config.activation()));
        json.put("layer_norm_epsilon", config.epsilon());
        json.put("bos_token_id", null);
        json.put("eos_token_id", null);
        return json;
    }

    @Override
    public Map<String, Tensor> tensors(Weights weights) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(PREFIX + "wte.weight", Tensor.of(weights.tokens()));
        tensors.put(PREFIX + "wpe.weight", Tensor.of(weights.positions()));
        for (int layer = 0; layer < weights.blocks().size(); layer++) {
            BlockWeights block = weights.blocks().get(layer);
            String name = PREFIX + block(layer);
            put(tensors, name + "ln_1", block.attentionNorm());
            put(tensors, name + "attn.c_attn", block.queryKeyValue());
            put(tensors, name + "attn.c_proj", block.attentionOutput());
            put(tensors, name + "ln_2", block.mlpNorm());
            put(tensors, name + "mlp.c_fc", block.mlpInput());
            put(tensors, name + "mlp.c_proj", block.mlpOutput());
        }
        put(tensors, PREFIX + "ln_f", weights.finalNorm());
        if (weights.head() != null && !weights.tied()) {
            tensors.put(HEAD, Tensor.of(weights.head().decoder()));
        }
        return tensors;
    }

    private static void put(Map<String, Tensor> tensors, String name, LayerNormWeights norm) {
        tensors.put(name + ".weight", Tensor.row(norm.gain().values()));
        tensors.put(name + ".bias", Tensor.row(norm.bias().values()));
    }

    private static void put(Map<String, Tensor> tensors, String name, LinearWeights linear) {
        tensors.put(name + ".weight", Tensor.of(linear.weight()));
        tensors.put(name + ".bias", Tensor.row(linear.bias().values()));
    }
}
