package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * What turns the last residual stream into logits over the vocabulary: for BERT a transform (linear, GELU, layer norm)
 * first, for GPT-2 nothing; then the dot product with each token's decoder row.
 *
 * @param transform {@code [width][width]}, null for GPT-2
 * @param transformNorm null for GPT-2
 * @param decoder {@code [vocabulary][width]}; the token embedding itself when the two are tied
 * @param decoderBias {@code [1][vocabulary]}, null for GPT-2
 * @param decoderColumns {@code [width][vocabulary]}, the decoder transposed once for a model that is read and never
 *     trained; null where each product transposes it
 */
public record HeadWeights(
        LinearWeights transform,
        LayerNormWeights transformNorm,
        Matrix decoder,
        Matrix decoderBias,
        Matrix decoderColumns) {

    /** A head that may be trained. */
    public HeadWeights(LinearWeights transform, LayerNormWeights transformNorm, Matrix decoder, Matrix decoderBias) {
        this(transform, transformNorm, decoder, decoderBias, null);
    }

    /** The same head, ready to be read often. */
    HeadWeights forReading() {
        return new HeadWeights(transform, transformNorm, decoder, decoderBias, decoder.transposed());
    }

    /** The decoder as the logits need it, {@code [width][vocabulary]}. */
    Slice transposedDecoder() {
        return decoderColumns == null ? decoder.slice().transposed() : decoderColumns.slice();
    }
}
