package org.languageplayground.search.reading;

import java.io.Serial;

/** Some work has taken all of its {@link TimeBudget}. */
public final class OutOfTimeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    private final int seconds;

    OutOfTimeException(int seconds) {
        super(seconds + " s");
        this.seconds = seconds;
    }

    /** How many it might take. */
    public int seconds() {
        return seconds;
    }
}
