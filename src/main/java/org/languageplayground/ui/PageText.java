package org.languageplayground.ui;

import java.text.NumberFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.transformer.measure.Rounding;
import org.languageplayground.transformer.measure.WilsonInterval;

/** Texts and numbers in the student's language. */
public class PageText {
    private static final int USUAL_DIGITS = 3;

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

    /** The student's language. */
    protected final Locale locale() {
        return locale.get();
    }

    protected final String get(String key, Object... arguments) {
        return translation.get(key, arguments);
    }

    /** A notice in the student's language. */
    public final String notice(Notice notice) {
        return notice.in(translation);
    }

    /** Yes or no. */
    public final String yes(boolean yes) {
        return get(yes ? "ui.yes" : "ui.no");
    }

    /** What a constant is called in the keys of translations: its letters alone. */
    public static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** A word that is spoken of, or a name, in quotation marks. */
    public final String quoted(String words) {
        return get("ui.quoted", words);
    }

    /** Words, names or numbers one after the other, as within a sentence. */
    public final String list(Collection<String> items) {
        return list(translation, items);
    }

    /** The same where the items are long, or hold commas of their own. */
    public final String longList(Collection<String> items) {
        return joined(translation, "ui.list.long", items);
    }

    /** Sentences one after the other; those that are empty are left out. */
    public final String sentences(Collection<String> sentences) {
        return joined(
                translation,
                "ui.sentences",
                sentences.stream().filter(sentence -> !sentence.isEmpty()).toList());
    }

    /** The same. */
    public final String sentences(String... sentences) {
        return sentences(List.of(sentences));
    }

    static String list(Translation translation, Collection<String> items) {
        return joined(translation, "ui.list", items);
    }

    private static String joined(Translation translation, String key, Collection<String> parts) {
        return parts.stream()
                .reduce((before, next) -> translation.get(key, before, next))
                .orElse("");
    }

    /** A number with at most three digits behind the point. */
    public final String number(double value) {
        return number(value, 0, USUAL_DIGITS);
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
        return withMinus(Double.isFinite(value) ? format.format(Rounding.halfUp(value, most)) : format.format(value));
    }

    /** A probability in percent, as in large type: with a digit behind the point only where it is close to nothing or to all, and neither. */
    public final String probability(double probability) {
        boolean close = probability != 0 && probability != 1 && (probability < 0.01 || probability > 0.99);
        return percent(Rounding.percent(probability), close ? 1 : 0);
    }

    /** A share between 0 and 1 in percent, with one digit behind the point. */
    public final String percent(double share) {
        return percent(Rounding.percent(share), 1);
    }

    /** Percent, with so many digits behind the point. */
    public final String percent(double percent, int digits) {
        return get("ui.percent", number(percent, digits));
    }

    /** "34 % (28–41)": the share of right answers, and where it lies with 95 % confidence. */
    public final String share(RightAnswers answers) {
        WilsonInterval interval = answers.interval();
        return get(
                "ui.share",
                probability(answers.share()),
                number(100 * interval.low(), 0),
                number(100 * interval.high(), 0));
    }

    /** A number with its sign, of zero none. */
    public final String withSign(double value, int digits) {
        String number = number(value, digits);
        return value > 0 && !number.equals(number(0, digits)) ? "+" + number : number;
    }

    /** With a minus sign, where the language's format has a hyphen. */
    private static String withMinus(String number) {
        return number.replace('-', '−');
    }
}
