package org.languageplayground.transformer;

/** The two published families that the engine computes. */
public enum Architecture {
    /** Decoder only: layer norm before each sublayer, each token sees itself and what stands before it. */
    GPT2,
    /** Encoder only: layer norm after each sublayer, each token sees all tokens. */
    BERT;

    /** Whether a token may attend only to itself and to earlier tokens. */
    public boolean causal() {
        return this == GPT2;
    }
}
