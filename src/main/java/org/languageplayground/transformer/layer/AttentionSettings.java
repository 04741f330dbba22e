package org.languageplayground.transformer.layer;

import java.util.Set;

/**
 * What a caller may change about attention in one forward pass.
 *
 * @param scale the factor put on every score before the softmax; 1/√d_k as trained
 * @param switchedOff the heads whose output is replaced by zeros
 */
public record AttentionSettings(float scale, Set<Head> switchedOff) {

    /** One head, both counted from 0. */
    public record Head(int layer, int head) {}
}
