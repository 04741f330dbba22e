package org.languageplayground.search.reading;

import java.io.IOException;
import java.io.StringReader;

/** A text of which little is given at a time, and nothing when no time is left: whoever parses it as it comes is ended. */
final class TimedReader extends StringReader {
    private static final int CHARACTERS = 1_000;

    private final TimeBudget time;

    TimedReader(String text, TimeBudget time) {
        super(text);
        this.time = time;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        time.check();
        return super.read(buffer, offset, Math.min(length, CHARACTERS));
    }
}
