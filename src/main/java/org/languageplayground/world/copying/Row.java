package org.languageplayground.world.copying;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Different letters in random order, of which pieces are copied.
 *
 * @param ids the letters, {@code [length]}
 */
record Row(int... ids) {
    static final int SHORTEST = 6;
    static final int LONGEST = 20;

    /** A row of random letters and random length. */
    static Row random(RandomGenerator random) {
        int length = random.nextInt(SHORTEST, LONGEST + 1);
        int[] pool = IntStream.range(0, Letters.COUNT).toArray();
        int[] ids = new int[length];
        for (int i = 0; i < length; i++) {
            int drawn = random.nextInt(i, pool.length);
            ids[i] = pool[drawn];
            pool[drawn] = pool[i];
        }
        return new Row(ids);
    }

    int length() {
        return ids.length;
    }
}
