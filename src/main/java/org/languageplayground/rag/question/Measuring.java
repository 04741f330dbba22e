package org.languageplayground.rag.question;

/** A base is being measured, or has been. */
public interface Measuring {
    boolean running();

    boolean failed();

    /** How much is done, 0 to 1. */
    double progress();

    void cancel();
}
