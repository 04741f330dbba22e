package org.languageplayground.transformer;

import java.util.Set;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.transformer.layer.AttentionSettings;

/**
 * The shape of a model, without its weights.
 *
 * @param vocabulary number of token ids
 * @param context greatest number of tokens that the model can read at once
 * @param width numbers in the residual stream of one token (d_model)
 * @param layers number of blocks
 * @param heads attention heads in each block; they divide the width
 * @param hidden width of the MLP between its two matrices
 * @param tokenTypes number of token types (BERT), 0 where the architecture has none
 * @param epsilon added to the variance in each layer norm
 * @param frozenPositions whether the position vectors are fixed sinusoids that training leaves alone
 */
public record TransformerConfig(
        Architecture architecture,
        int vocabulary,
        int context,
        int width,
        int layers,
        int heads,
        int hidden,
        int tokenTypes,
        Activation activation,
        float epsilon,
        boolean frozenPositions) {

    /** Checks that the numbers fit together. */
    public TransformerConfig {
        if (vocabulary < 1 || context < 1 || width < 1 || layers < 1 || heads < 1 || hidden < 1 || tokenTypes < 0) {
            throw new IllegalArgumentException("every size of a model must be at least 1");
        }
        if (width % heads != 0) {
            throw new IllegalArgumentException("the width " + width + " is not a multiple of the " + heads + " heads");
        }
    }

    /** Numbers in one head's query, key and value (d_k). */
    public int headWidth() {
        return width / heads;
    }

    /** The factor put on the scores by default, 1/√d_k (Vaswani et al. 2017, section 3.2.1). */
    public float defaultScale() {
        return (float) (1 / Math.sqrt(headWidth()));
    }

    /** Attention as the model was trained: scale 1/√d_k, every head on. */
    public AttentionSettings trainedAttention() {
        return new AttentionSettings(defaultScale(), Set.of());
    }
}
