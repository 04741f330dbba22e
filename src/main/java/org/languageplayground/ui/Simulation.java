package org.languageplayground.ui;

/** The stateful service of a chapter, one a browser tab. */
public interface Simulation {

    /** Ends what is under way, and gives its memory back. */
    default void close() {}
}
