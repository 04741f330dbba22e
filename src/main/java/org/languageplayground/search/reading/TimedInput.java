package org.languageplayground.search.reading;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of which few are given at a time, and none when no time is left: whoever parses them as they come is ended. */
class TimedInput extends FilterInputStream {
    private static final int BYTES = 1_000;

    private final TimeBudget time;

    TimedInput(InputStream in, TimeBudget time) {
        super(in);
        this.time = time;
    }

    @Override
    public int read() throws IOException {
        time.tick();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        time.tick();
        return super.read(buffer, offset, Math.min(length, BYTES));
    }
}
