package org.languageplayground.compute;

import java.text.NumberFormat;
import java.util.Locale;

/** A setting of the administrator's that cannot be taken as it is; the message is a sentence for the administrator, and says what is allowed. */
public final class BadSettingException extends IllegalArgumentException {

    /**
     * With a sentence of its own.
     *
     * @param sentence names the setting; holds no secret
     */
    public BadSettingException(String sentence) {
        super(sentence);
    }

    /**
     * With the usual sentence.
     *
     * @param name such as {@code playground.jobs-at-once}
     * @param value as it is, which everybody may read
     * @param allowed goes on after "it must be"
     */
    public BadSettingException(String name, Object value, String allowed) {
        this(name + " is “" + value + "”; it must be " + allowed + ".");
    }

    /**
     * Lets a number of these limits pass.
     *
     * @throws BadSettingException for another
     */
    public static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            NumberFormat numbers = NumberFormat.getIntegerInstance(Locale.ENGLISH);
            throw new BadSettingException(
                    name, value, "a whole number from " + numbers.format(least) + " to " + numbers.format(most));
        }
    }
}
