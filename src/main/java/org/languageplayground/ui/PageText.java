package org.languageplayground.ui;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.Supplier;

/** Texts and numbers in the student's language. */
public class PageText {
    private final Translation translation;
    private final Supplier<Locale> locale;

    /** Looks a key up and fills its places. */
    public interface Translation {
        String get(String key, Object... arguments);
    }

    /** Texts from there, numbers as that language writes them. */
    public PageText(Translation translation, Supplier<Locale> locale) {
        this.translation = translation;
        this.locale = locale;
    }

    protected final String get(String key, Object... arguments) {
        return translation.get(key, arguments);
    }

    /** What a notice says whose key stands below a prefix. */
    protected final String notice(String prefix, Notice notice) {
        return get(notice.key().startsWith("ui.") ? notice.key() : prefix + notice.key(), notice.arguments());
    }

    /** A number with at most three digits behind the point. */
    public final String number(double value) {
        return withMinus(NumberFormat.getNumberInstance(locale.get()).format(value));
    }

    /** A number with so many digits behind the point. */
    public final String number(double value, int digits) {
        return number(value, digits, digits);
    }

    /** A number with at least and at most so many digits behind the point. */
    public final String number(double value, int fewest, int most) {
        NumberFormat format = NumberFormat.getNumberInstance(locale.get());
        format.setMinimumFractionDigits(fewest);
        format.setMaximumFractionDigits(most);
        return withMinus(format.format(value));
    }

    /** With a minus sign, where the language's format has a hyphen. */
    private static String withMinus(String number) {
        return number.replace('-', '−');
    }
}
