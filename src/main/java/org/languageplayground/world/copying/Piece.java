package org.languageplayground.world.copying;

import java.util.random.RandomGenerator;

/**
 * Neighbours in a row that come again.
 *
 * @param start place of the first in the row, from 0
 * @param length how many
 */
record Piece(int start, int length) {
    static final int SHORTEST = 2;
    static final int LONGEST = 8;

    /** Any piece of a row: first its length is drawn, then where it starts. */
    static Piece random(int row, RandomGenerator random) {
        int length = random.nextInt(SHORTEST, longest(row) + 1);
        return new Piece(random.nextInt(row - length + 1), length);
    }

    /** The longest piece of a row of so many letters. */
    static int longest(int row) {
        return Math.min(row, LONGEST);
    }
}
