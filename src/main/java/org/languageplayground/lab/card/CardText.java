package org.languageplayground.lab.card;

import java.util.Locale;
import org.languageplayground.transformer.measure.Rounding;

/** Markdown of a card, line by line. */
final class CardText {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line, formatted as {@link String#format}. */
    void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }

    /** Adds lines as they are. */
    void add(CharSequence lines) {
        text.append(lines);
    }

    /** A share in percent, with one digit. */
    static String percent(double share) {
        return Rounding.halfUp(Rounding.percent(share), 1) + " %";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
