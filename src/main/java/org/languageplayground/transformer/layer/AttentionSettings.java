package org.languageplayground.transformer.layer;

import java.util.Set;

/**
 * What a caller may change about attention in one forward pass.
 *
 * @param scale the factor put on every score before the softmax; 1/√d_k as trained
 * @param switchedOff the heads whose output is replaced by zeros
 * @param unseen tokens, counted from 0 in each sequence, that no other token sees, in any head of any layer
 */
public record AttentionSettings(float scale, Set<Head> switchedOff, Set<Integer> unseen) {

    /** All tokens are seen as trained. */
    public AttentionSettings(float scale, Set<Head> switchedOff) {
        this(scale, switchedOff, Set.of());
    }

    /** The same, but that no other token sees this one. */
    public AttentionSettings without(int token) {
        return new AttentionSettings(scale, switchedOff, Set.of(token));
    }

    /** One head, both counted from 0. */
    public record Head(int layer, int head) {}
}
