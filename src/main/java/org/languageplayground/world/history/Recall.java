package org.languageplayground.world.history;

/** What a checkpoint is asked. */
public enum Recall {
    /** Facts in adjacent words, the simplest form, and one of them is asked for. */
    WORDS,
    /** Facts in sentences, and a question of the exam on one of them. */
    SENTENCES,
    /** A question of the exam alone, on what was to be learned by heart. */
    MEMORY
}
