package org.languageplayground.finetuning.calculator;

/** What an adapter can be put on. */
public enum Target {
    QUERY,
    KEY,
    VALUE,
    OUTPUT,
    MLP,
    EMBEDDINGS
}
