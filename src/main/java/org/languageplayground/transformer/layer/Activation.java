package org.languageplayground.transformer.layer;

/** The non-linearity between the two matrices of the MLP (Hendrycks and Gimpel 2016, arXiv:1606.08415). */
public enum Activation {
    /** x·Φ(x) by the tanh approximation, as in GPT-2 ({@code gelu_new}). */
    GELU_TANH,
    /** x·Φ(x) by the error function, as in BERT ({@code gelu}). */
    GELU_ERF
}
