package org.languageplayground.transformer.folder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.ClassifierWeights;
import org.languageplayground.transformer.HeadWeights;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;

/** The names of BertModel, BertForMaskedLM and BertForSequenceClassification. */
final class BertLayout implements Layout {
    private static final String PREFIX = "bert.";
    private static final String HEAD = "cls.predictions.";
    private static final String DECODER = HEAD + "decoder.weight";
    private static final String BIAS = HEAD + "bias";
    private static final String DECODER_BIAS = HEAD + "decoder.bias";
    private static final String TRANSFORM = HEAD + "transform.dense";
    private static final String TRANSFORM_NORM = HEAD + "transform.LayerNorm";
    private static final String POOLER = "pooler.dense";
    private static final String CLASSIFIER = "classifier";
    private static final List<String> PARTS = List.of("query", "key", "value");

    @Override
    public TransformerConfig config(JsonFile json) {
        if (json.flag("is_decoder", false)
                || !json.string("position_embedding_type").orElse("absolute").equals("absolute")) {
            throw new ModelFolderException(
                    json.label(), "asks for a variant of BERT's attention that is not supported");
        }
        return new TransformerConfig(
                Architecture.BERT,
                json.size("vocab_size"),
                json.size("max_position_embeddings"),
                json.size("hidden_size"),
                json.size("num_hidden_layers"),
                json.size("num_attention_heads"),
                json.size("intermediate_size"),
                json.size("type_vocab_size", 2),
                ConfigFile.activation(json, "hidden_act", Activation.GELU_ERF),
                json.epsilon("layer_norm_eps", 1e-12f),
                json.flag(ConfigFile.FROZEN_POSITIONS, false));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String block(int layer) {
        return "encoder.layer." + layer + ".";
    }

    @Override
    public String module(Target target, int layer) {
        return block(layer)
                + switch (target) {
                    case QUERY -> "attention.self.query";
                    case KEY -> "attention.self.key";
                    case VALUE -> "attention.self.value";
                    case OUTPUT -> "attention.output.dense";
                    case MLP_INPUT -> "intermediate.dense";
                    case MLP_OUTPUT -> "output.dense";
                };
    }

    @Override
    public Weights weights(Map<String, Tensor> tensors, String label, TransformerConfig config) {
        NamedTensors named = NamedTensors.of(tensors, label, PREFIX);
        int width = config.width();
        Matrix tokens = named.matrix("embeddings.word_embeddings.weight", config.vocabulary(), width);
        Matrix positions = named.matrix("embeddings.position_embeddings.weight", config.context(), width);
        Matrix types = named.matrix("embeddings.token_type_embeddings.weight", config.tokenTypes(), width);
        LayerNormWeights embeddingNorm = named.norm("embeddings.LayerNorm", width);
        List<BlockWeights> blocks = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            String block = block(layer);
            blocks.add(new BlockWeights(
                    named.norm(block + "attention.output.LayerNorm", width),
                    queryKeyValue(named, block + "attention.self.", width),
                    named.outByIn(block + "attention.output.dense", width, width),
                    named.norm(block + "output.LayerNorm", width),
                    named.outByIn(block + "intermediate.dense", width, config.hidden()),
                    named.outByIn(block + "output.dense", config.hidden(), width)));
        }
        return new Weights(
                tokens,
                positions,
                types,
                embeddingNorm,
                List.copyOf(blocks),
                null,
                head(named.unprefixed(), tokens),
                classifier(named, width));
    }

    private static LinearWeights queryKeyValue(NamedTensors named, String attention, int width) {
        LinearWeights fused = new LinearWeights(Matrix.zeros(width, 3 * width), Matrix.zeros(1, 3 * width));
        for (int part = 0; part < PARTS.size(); part++) {
            LinearWeights own = named.outByIn(attention + PARTS.get(part), width, width);
            copyColumns(own.weight(), 0, fused.weight(), part * width, width);
            copyColumns(own.bias(), 0, fused.bias(), part * width, width);
        }
        return fused;
    }

    private static void copyColumns(Matrix from, int fromColumn, Matrix to, int toColumn, int count) {
        for (int row = 0; row < from.rows(); row++) {
            System.arraycopy(
                    from.values(),
                    row * from.columns() + fromColumn,
                    to.values(),
                    row * to.columns() + toColumn,
                    count);
        }
    }

    private static HeadWeights head(NamedTensors named, Matrix tokens) {
        if (!named.has(TRANSFORM + ".weight")) {
            return null;
        }
        int width = tokens.columns();
        Matrix decoder = tokens;
        if (named.has(DECODER)) {
            Matrix own = named.matrix(DECODER, tokens.rows(), width);
            decoder = Arrays.equals(own.values(), tokens.values()) ? tokens : own;
        }
        return new HeadWeights(
                named.outByIn(TRANSFORM, width, width),
                named.norm(TRANSFORM_NORM, width),
                decoder,
                named.row(named.has(DECODER_BIAS) ? DECODER_BIAS : BIAS, tokens.rows()));
    }

    private static ClassifierWeights classifier(NamedTensors named, int width) {
        if (!named.has(POOLER + ".weight")) {
            return null;
        }
        NamedTensors top = named.unprefixed();
        LinearWeights classifier = top.has(CLASSIFIER + ".weight")
                ? top.outByIn(CLASSIFIER, width, Math.max(1, top.rows(CLASSIFIER + ".weight")))
                : null;
        return new ClassifierWeights(named.outByIn(POOLER, width, width), classifier);
    }

    @Override
    public Map<String, Object> json(Transformer model) {
        TransformerConfig config = model.config();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("architectures", List.of(className(model.weights())));
        json.put("model_type", "bert");
        json.put("vocab_size", config.vocabulary());
        json.put("max_position_embeddings", config.context());
        json.put("hidden_size", config.width());
        json.put("num_hidden_layers", config.layers());
        json.put("num_attention_heads", config.heads());
        json.put("intermediate_size", config.hidden());
        json.put("type_vocab_size", config.tokenTypes());
        json.put("hidden_act", ConfigFile.name(config.activation()));
        json.put("layer_norm_eps", config.epsilon());
        ClassifierWeights classifier = model.weights().classifier();
        if (classifier != null && classifier.classifier() != null) {
            json.put("id2label", labels(classifier.classifier().bias().columns()));
        }
        return json;
    }

    private static String className(Weights weights) {
        if (weights.head() != null) {
            return "BertForMaskedLM";
        }
        boolean classifies =
                weights.classifier() != null && weights.classifier().classifier() != null;
        return classifies ? "BertForSequenceClassification" : "BertModel";
    }

    private static Map<String, String> labels(int count) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int label = 0; label < count; label++) {
            labels.put(String.valueOf(label), "LABEL_" + label);
        }
        return labels;
    }

    @Override
    public Map<String, Tensor> tensors(Weights weights) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put(PREFIX + "embeddings.word_embeddings.weight", Tensor.of(weights.tokens()));
        tensors.put(PREFIX + "embeddings.position_embeddings.weight", Tensor.of(weights.positions()));
        tensors.put(PREFIX + "embeddings.token_type_embeddings.weight", Tensor.of(weights.types()));
        put(tensors, PREFIX + "embeddings.LayerNorm", weights.embeddingNorm());
        for (int layer = 0; layer < weights.blocks().size(); layer++) {
            BlockWeights block = weights.blocks().get(layer);
            String name = PREFIX + block(layer);
            putQueryKeyValue(tensors, name + "attention.self.", block.queryKeyValue());
            put(tensors, name + "attention.output.dense", block.attentionOutput());
            put(tensors, name + "attention.output.LayerNorm", block.attentionNorm());
            put(tensors, name + "intermediate.dense", block.mlpInput());
            put(tensors, name + "output.dense", block.mlpOutput());
            put(tensors, name + "output.LayerNorm", block.mlpNorm());
        }
        if (weights.classifier() != null) {
            put(tensors, PREFIX + POOLER, weights.classifier().pooler());
            if (weights.classifier().classifier() != null) {
                put(tensors, CLASSIFIER, weights.classifier().classifier());
            }
        }
        if (weights.head() != null) {
            tensors.put(BIAS, Tensor.row(weights.head().decoderBias().values()));
            put(tensors, TRANSFORM, weights.head().transform());
            put(tensors, TRANSFORM_NORM, weights.head().transformNorm());
            if (!weights.tied()) {
                tensors.put(DECODER, Tensor.of(weights.head().decoder()));
                tensors.put(
                        DECODER_BIAS, Tensor.row(weights.head().decoderBias().values()));
            }
        }
        return tensors;
    }

    private static void putQueryKeyValue(Map<String, Tensor> tensors, String attention, LinearWeights fused) {
        int width = fused.weight().rows();
        for (int part = 0; part < PARTS.size(); part++) {
            LinearWeights own = new LinearWeights(Matrix.zeros(width, width), Matrix.zeros(1, width));
            copyColumns(fused.weight(), part * width, own.weight(), 0, width);
            copyColumns(fused.bias(), part * width, own.bias(), 0, width);
            put(tensors, attention + PARTS.get(part), own);
        }
    }

    private static void put(Map<String, Tensor> tensors, String name, LayerNormWeights norm) {
        tensors.put(name + ".weight", Tensor.row(norm.gain().values()));
        tensors.put(name + ".bias", Tensor.row(norm.bias().values()));
    }

    private static void put(Map<String, Tensor> tensors, String name, LinearWeights linear) {
        tensors.put(name + ".weight", Tensor.of(linear.weight().transposed()));
        tensors.put(name + ".bias", Tensor.row(linear.bias().values()));
    }
}
