package org.languageplayground.attention.reading;

/** What kind of model the student looks into. */
public enum Mode {
    GPT,
    BERT,
    UNTRAINED
}
