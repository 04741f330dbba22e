package org.languageplayground.classroom.room;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * What students type to come into a room: six of Crockford's 32 letters and digits, so a thousand million codes. I, L, O and U are none of them; whoever reads an
 * O for a 0, or an I or L for a 1, comes in all the same.
 */
public final class RoomCode {
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;
    private static final int LONGEST_TYPED = 40;
    private static final SecureRandom RANDOM = new SecureRandom();

    private RoomCode() {}

    /** A new one. */
    public static String random() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** The code that was meant: blanks, hyphens and small letters do not matter; none where it cannot be one. */
    public static Optional<String> read(String typed) {
        if (typed.length() > LONGEST_TYPED) {
            return Optional.empty();
        }
        String code = typed.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Pd}]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean possible = code.length() == LENGTH && code.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
        return possible ? Optional.of(code) : Optional.empty();
    }

    /** As it is read aloud, in two parts. */
    public static String written(String code) {
        return code.substring(0, LENGTH / 2) + "-" + code.substring(LENGTH / 2);
    }
}
