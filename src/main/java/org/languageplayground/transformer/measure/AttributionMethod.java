package org.languageplayground.transformer.measure;

/** How one can say, from a single pass or from none, how much a token has from each other token. */
public enum AttributionMethod {
    /** The attention weight itself. */
    RAW,
    /** {@link ValueWeighted}. */
    VALUE_WEIGHTED,
    /** {@link AttentionRollout}. */
    ROLLOUT,
    /** {@link GradientInput}; only for a model that says words. */
    GRADIENT_INPUT,
    /** A baseline that knows no content: the nearer a token, the more. */
    NEARNESS,
    /** A baseline that knows nothing: numbers drawn at random. */
    RANDOM
}
