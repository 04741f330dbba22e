package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.BottleneckWeights;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.layer.PrefixWeights;

/**
 * One block: attention and MLP, each with its layer norm (before the sublayer in GPT-2, after it in BERT).
 *
 * @param queryKeyValue {@code [width][3 * width]}: the columns of all queries, then all keys, then all values; within
 *     each, head after head
 * @param attentionOutput {@code [width][width]}, from the heads' outputs side by side back to the residual stream
 * @param mlpInput {@code [width][hidden]}
 * @param mlpOutput {@code [hidden][width]}
 * @param prefix keys and values before every sequence, null without
 * @param attentionAdapter after the attention's output, null without
 * @param mlpAdapter after the MLP's output, null without
 */
public record BlockWeights(
        LayerNormWeights attentionNorm,
        LinearWeights queryKeyValue,
        LinearWeights attentionOutput,
        LayerNormWeights mlpNorm,
        LinearWeights mlpInput,
        LinearWeights mlpOutput,
        PrefixWeights prefix,
        BottleneckWeights attentionAdapter,
        BottleneckWeights mlpAdapter) {

    /** A block as published, with nothing added to it. */
    public BlockWeights(
            LayerNormWeights attentionNorm,
            LinearWeights queryKeyValue,
            LinearWeights attentionOutput,
            LayerNormWeights mlpNorm,
            LinearWeights mlpInput,
            LinearWeights mlpOutput) {
        this(attentionNorm, queryKeyValue, attentionOutput, mlpNorm, mlpInput, mlpOutput, null, null, null);
    }

    /** The same block, ready to be read often. */
    BlockWeights forReading() {
        return new BlockWeights(
                attentionNorm,
                queryKeyValue.forReading(),
                attentionOutput.forReading(),
                mlpNorm,
                mlpInput.forReading(),
                mlpOutput.forReading(),
                prefix,
                attentionAdapter,
                mlpAdapter);
    }

    /** The same block with other keys and values before every sequence. */
    public BlockWeights withPrefix(PrefixWeights other) {
        return new BlockWeights(
                attentionNorm,
                queryKeyValue,
                attentionOutput,
                mlpNorm,
                mlpInput,
                mlpOutput,
                other,
                attentionAdapter,
                mlpAdapter);
    }

    /** The same block with other bottlenecks after attention and MLP. */
    public BlockWeights withAdapters(BottleneckWeights afterAttention, BottleneckWeights afterMlp) {
        return new BlockWeights(
                attentionNorm,
                queryKeyValue,
                attentionOutput,
                mlpNorm,
                mlpInput,
                mlpOutput,
                prefix,
                afterAttention,
                afterMlp);
    }
}
