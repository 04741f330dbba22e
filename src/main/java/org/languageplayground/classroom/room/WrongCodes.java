package org.languageplayground.classroom.room;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/**
 * Keeps anyone from trying codes and keys until one fits: from one address a hundred may be wrong within ten minutes, thirty students who mistype included. After
 * that nothing that comes from there is even looked up until as long has passed.
 */
@Service
public class WrongCodes {
    static final int MOST = 100;
    static final Duration SPAN = Duration.ofMinutes(10);
    private static final int MOST_ADDRESSES = 10_000;

    private final InstantSource clock;
    private final Map<String, Span> byAddress = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Span> eldest) {
            return size() > MOST_ADDRESSES;
        }
    };

    private record Span(long since, int wrong) {}

    /** By the clock of the machine. */
    @Autowired
    public WrongCodes() {
        this(InstantSource.system());
    }

    WrongCodes(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Says so if there were too many wrong ones.
     *
     * @throws RefusedException with the minutes to wait
     */
    public synchronized void check(String address) {
        Span span = current(address);
        if (span.wrong() >= MOST) {
            long left = span.since() + SPAN.toMillis() - clock.millis();
            throw new RefusedException(
                    "class.refused.often", Duration.ofMillis(left).toMinutes() + 1);
        }
    }

    /** One more was wrong. */
    public synchronized void wrong(String address) {
        Span span = current(address);
        byAddress.put(address, new Span(span.since(), span.wrong() + 1));
    }

    private Span current(String address) {
        Span span = byAddress.get(address);
        boolean over = span == null || clock.millis() - span.since() >= SPAN.toMillis();
        return over ? new Span(clock.millis(), 0) : span;
    }
}
