package org.languageplayground.ui.ear;

import java.time.Duration;

/** Who says something on a page. What is to be heard at one time is said in this order. */
public enum Voice {
    /** Which page it is. */
    PAGE,
    /** What has become of the tab's place in a class. */
    CLASS,
    /** Where a lesson or an exercise is, and what is the answer there. */
    LESSON,
    /** A question to the class, one's own answer, and what comes true. */
    QUESTION,
    /** How many students have come in: it comes from many, so it is heard less often. */
    CROWD(Duration.ofSeconds(5)),
    /** How many have answered. */
    ANSWERS(Duration.ofSeconds(5)),
    /** What the last act showed. */
    MESSAGE,
    /** How far a run is. */
    RUN;

    private final Duration rest;

    Voice() {
        this(Duration.ZERO);
    }

    Voice(Duration rest) {
        this.rest = rest;
    }

    /** How long it is silent at least after it has spoken. */
    Duration rest() {
        return rest;
    }
}
