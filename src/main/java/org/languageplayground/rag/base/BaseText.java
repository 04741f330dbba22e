package org.languageplayground.rag.base;

import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.search.text.Document;
import org.languageplayground.ui.PageText;

/** Names what is searched, in the student’s language. */
public class BaseText extends PageText {
    private static final double NANOS_A_MILLISECOND = 1e6;

    /** Texts from there, numbers as that language writes them. */
    public BaseText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    public String base(BaseChoice base) {
        return get("rag.base." + key(base));
    }

    /** What the size of a chunk counts. */
    public String unit(BaseChoice base) {
        return get(base == BaseChoice.GAZETTEER ? "rag.unit.tokens" : "rag.unit.words");
    }

    /** A number without a sign if all that is written of it is zero. */
    public String signed(double value, int digits) {
        boolean zero = Math.abs(value) < 0.5 * Math.pow(10, -digits);
        return number(zero ? 0 : value, digits);
    }

    public String time(long nanos) {
        return get("rag.time", number(nanos / NANOS_A_MILLISECOND, 2));
    }

    public String title(Corpus corpus, Document document) {
        return corpus.choice() == BaseChoice.SENTENCES
                ? get("rag.hit.sentence", document.title())
                : document.title().isEmpty() ? document.id() : document.title();
    }

    /** The same with a great first letter. */
    public static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
