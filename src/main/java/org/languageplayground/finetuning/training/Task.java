package org.languageplayground.finetuning.training;

/** What is taught. */
public enum Task {
    /** The facts of the countries after the cutoff. */
    FACTS,
    /** Another way to phrase answers. */
    STYLE,
    /** Facts that the student types. */
    OWN
}
