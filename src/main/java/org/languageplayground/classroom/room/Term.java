package org.languageplayground.classroom.room;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Counts who took the lead of a room. The count stands in the upper half of the number and chance in the lower one: of two who take the lead at once, on the two
 * sides of a split, one has the greater term, and the other has the lead no longer when they meet.
 */
final class Term {
    private Term() {}

    /** The one of whoever takes the lead next. */
    static long after(long term) {
        long count = (term >>> Integer.SIZE) + 1;
        return count << Integer.SIZE
                | Integer.toUnsignedLong(ThreadLocalRandom.current().nextInt());
    }
}
