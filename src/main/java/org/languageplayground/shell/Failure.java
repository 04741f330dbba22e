package org.languageplayground.shell;

import java.util.concurrent.atomic.LongAdder;

/** What goes wrong before a student's eyes; each kind counts how often it did. */
public enum Failure {
    /** Something that a student did. */
    ACTION,
    /** A page that could not be shown. */
    PAGE;

    private final LongAdder count = new LongAdder();

    void happened() {
        count.increment();
    }

    /** How often, since the start. */
    public long count() {
        return count.sum();
    }
}
