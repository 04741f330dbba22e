package org.languageplayground.search.reading;

import java.io.IOException;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A PDF's bytes, of which none are given when no time is left: whoever searches them is ended. */
final class TimedBytes extends RandomAccessReadBuffer {
    private final TimeBudget time;

    TimedBytes(byte[] bytes, TimeBudget time) {
        super(bytes);
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
        return super.read(buffer, offset, length);
    }

    @Override
    public RandomAccessReadView createView(long start, long length) {
        return new RandomAccessReadView(this, start, length);
    }
}
