package org.languageplayground.classroom.room;

import java.text.Normalizer;

/**
 * What a student is called in a room.
 *
 * @param text in Unicode's composed form, blanks as one, without characters that cannot be seen or that turn the writing direction
 */
public record StudentName(String text) {
    /** The greatest length. */
    public static final int LONGEST = 40;

    /**
     * A name that a student typed.
     *
     * @throws RefusedException if nothing of it can be seen, or it is too long
     */
    public static StudentName typed(String typed) {
        if (typed.length() > 8 * LONGEST) {
            throw new RefusedException("class.refused.name.long", LONGEST);
        }
        String clean = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}&&[^\\u200D]]", " ")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        if (clean.codePoints().noneMatch(Character::isLetterOrDigit)
                && clean.codePoints().noneMatch(Character::isEmoji)) {
            throw new RefusedException("class.refused.name.empty");
        }
        if (clean.codePointCount(0, clean.length()) > LONGEST) {
            throw new RefusedException("class.refused.name.long", LONGEST);
        }
        return new StudentName(clean);
    }
}
