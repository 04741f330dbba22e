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

    /** A probability or a share in percent, with more digits where it is close to nothing or to all; neither is said of what only comes near. */
    public final String chance(double probability) {
        double percent = 100 * probability;
        if (percent == 0 || percent == 100 || percent >= 1 && percent <= 99) {
            return get("ui.percent", number(percent, 0));
        }
        if (percent >= 0.1 && percent <= 99.9) {
            return get("ui.percent", number(percent, 1));
        }
        return get("ui.percent", number(percent < 1 ? Math.max(percent, 0.01) : Math.min(percent, 99.99), 2));
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
