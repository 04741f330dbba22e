package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;

/**
 * One block: attention and MLP, each with its layer norm (before the sublayer in GPT-2, after it in BERT).
 *
 * @param queryKeyValue {@code [width][3 * width]}: the columns of all queries, then all keys, then all values; within
 *     each, head after head
 * @param attentionOutput {@code [width][width]}, from the heads' outputs side by side back to the residual stream
 * @param mlpInput {@code [width][hidden]}
 * @param mlpOutput {@code [hidden][width]}
 */
public record BlockWeights(
        LayerNormWeights attentionNorm,
        LinearWeights queryKeyValue,
        LinearWeights attentionOutput,
        LayerNormWeights mlpNorm,
        LinearWeights mlpInput,
        LinearWeights mlpOutput) {}
