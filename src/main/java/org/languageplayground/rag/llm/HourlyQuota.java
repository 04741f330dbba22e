package org.languageplayground.rag.llm;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** So many questions within any hour. */
final class HourlyQuota {
    private static final long HOUR = Duration.ofHours(1).toNanos();
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int most;
    private final LongSupplier nanoTime;
    private final Deque<Long> asked = new ArrayDeque<>();

    HourlyQuota(int most, LongSupplier nanoTime) {
        this.most = most;
        this.nanoTime = nanoTime;
    }

    int most() {
        return most;
    }

    /** Counts a question, or returns in how many minutes the next is free, rounded up. */
    synchronized OptionalLong take() {
        long now = nanoTime.getAsLong();
        while (!asked.isEmpty() && now - asked.getFirst() >= HOUR) {
            asked.removeFirst();
        }
        if (asked.size() < most) {
            asked.addLast(now);
            return OptionalLong.empty();
        }
        return OptionalLong.of(Math.ceilDiv(HOUR - (now - asked.getFirst()), MINUTE));
    }

    /** Takes the latest question back, since it was not sent. */
    synchronized void giveBack() {
        asked.pollLast();
    }
}
