package org.languageplayground.attention;

/** What kind of model the student looks into. */
enum Mode {
    GPT,
    BERT,
    UNTRAINED
}
