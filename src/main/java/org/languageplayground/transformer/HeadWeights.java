package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * What turns the last residual stream into logits over the vocabulary: for BERT a transform (linear, GELU, layer norm)
 * first, for GPT-2 nothing; then the dot product with each token's decoder row.
 *
 * @param transform {@code [width][width]}, null for GPT-2
 * @param transformNorm null for GPT-2
 * @param decoder {@code [vocabulary][width]}; the token embedding itself when the two are tied
 * @param decoderBias {@code [1][vocabulary]}, null for GPT-2
 */
public record HeadWeights(
        LinearWeights transform, LayerNormWeights transformNorm, Matrix decoder, Matrix decoderBias) {}
