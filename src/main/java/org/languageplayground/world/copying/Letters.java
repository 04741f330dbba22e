package org.languageplayground.world.copying;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The vocabulary of the copy task: the capital letters A to Z, each of them one token. */
public final class Letters {
    /** How many there are. */
    public static final int COUNT = 26;

    private Letters() {}

    /** The letter of a token. */
    public static String of(int id) {
        return String.valueOf((char) ('A' + id));
    }

    /** The letters of some tokens, parted by blanks. */
    public static String of(int... ids) {
        return IntStream.of(ids).mapToObj(Letters::of).collect(Collectors.joining(" "));
    }

    /**
     * The tokens of a text; small letters are read as capital ones, blanks are passed over.
     *
     * @throws IllegalArgumentException if there is any other character in it, which the message names
     */
    public static int[] read(String text) {
        return text.codePoints()
                .filter(character -> !Character.isWhitespace(character))
                .map(Letters::id)
                .toArray();
    }

    private static int id(int character) {
        if (character >= 'a' && character <= 'z') {
            return character - 'a';
        }
        if (character < 'A' || character > 'Z') {
            throw new IllegalArgumentException(Character.toString(character));
        }
        return character - 'A';
    }
}
