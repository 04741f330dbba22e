package org.languageplayground.attention.compare;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.attention.compare.Comparison.Sides;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.transformer.measure.HeadPairs;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;

/** Puts a comparison into sentences, in the student's language. */
public final class CompareText extends PageText {
    static final String NONE = "–";
    private static final int DIGITS = 2;

    /** Texts from there, numbers as that language writes them. */
    public CompareText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String preset(Preset preset) {
        return get("attention.compare.preset." + key(preset));
    }

    /** "A: world-causal-4, random weights; head 2 of layer 2". */
    String title(String name, Side side) {
        Reading reading = side.reading();
        String layer = number(reading.layer() + 1);
        String heads = reading.head().single()
                ? get("attention.heads.one", number(reading.head().number() + 1), layer)
                : get("attention.compare.mean", layer);
        return get(
                side.untrained() ? "attention.compare.title.untrained" : "attention.compare.title",
                name,
                reading.model(),
                heads);
    }

    String head(HeadChoice head) {
        return head.single() ? get("attention.head.number", head.number() + 1) : get("attention.head.mean");
    }

    String layer(int layer) {
        return number(layer + 1);
    }

    /** What is seen, in one sentence or two. */
    String seen(Sides sides, Distance distance) {
        boolean same = distance.attention().isPresent() && distance.attention().getAsDouble() == 0;
        String apart = same
                ? get("attention.compare.seen.same")
                : distance.attention().isPresent()
                        ? get(
                                "attention.compare.seen",
                                number(distance.attention().getAsDouble(), DIGITS),
                                distance.pairs()
                                        .map(pairs -> get("attention.compare.seen.pairs", number(pairs.mean(), DIGITS)))
                                        .orElse(""))
                        : whyNoDifference(sides);
        return sentences(apart, said(sides));
    }

    private String said(Sides sides) {
        if (sides.a().words().isEmpty() || sides.b().words().isEmpty()) {
            return get("attention.compare.silent");
        }
        return get("attention.compare.said", word(sides.a()), chance(sides.a()), word(sides.b()), chance(sides.b()));
    }

    private static String word(Side side) {
        return side.words().getFirst().text();
    }

    private String chance(Side side) {
        return probability(side.words().getFirst().probability());
    }

    /** Why the maps cannot be taken from each other; empty where they can. */
    String whyNoDifference(Sides sides) {
        List<String> a = sides.a().tokens();
        List<String> b = sides.b().tokens();
        Alignment alignment = Alignment.of(a, b);
        if (alignment.fits()) {
            return "";
        }
        return alignment.counts()
                ? get("attention.compare.apart", number(alignment.different()))
                : get("attention.compare.counts", a.size(), number(b.size()));
    }

    String difference(Sides sides, boolean pooled) {
        int different = Alignment.of(sides.a().tokens(), sides.b().tokens()).different();
        return sentences(
                get("attention.compare.difference.caption"),
                different == 0 ? "" : get("attention.compare.replaced", number(different)),
                pooled ? get("attention.matrix.pooled") : "");
    }

    String attention(Distance distance) {
        return distance.attention().isPresent() ? number(distance.attention().getAsDouble(), DIGITS) : NONE;
    }

    String attentionFormula(Distance distance) {
        return distance.attention().isEmpty()
                ? ""
                : sentences(
                        get("attention.compare.attention.formula", distance.rows()),
                        distance.pairs().map(this::pairs).orElse(""));
    }

    private String pairs(HeadPairs pairs) {
        return get(
                "attention.compare.pairs",
                number(pairs.pairs()),
                number(pairs.mean(), DIGITS),
                number(pairs.low(), DIGITS),
                number(pairs.high(), DIGITS));
    }

    String bits(Distance distance) {
        return distance.bits().isPresent()
                ? get("attention.compare.bits", number(distance.bits().getAsDouble(), DIGITS))
                : NONE;
    }

    String bitsFormula(Distance distance) {
        return distance.bits().isPresent()
                ? get("attention.compare.bits.formula", number(distance.even().getAsDouble(), DIGITS))
                : get("attention.compare.bits.none");
    }

    String moved(Distance distance) {
        return distance.moved().isPresent() ? percent(distance.moved().getAsDouble()) : NONE;
    }

    String movedFormula(Distance distance) {
        return distance.moved().isPresent() ? get("attention.compare.moved.formula") : "";
    }

    /** What of B could not be taken as it was set. */
    String notices(List<Notice> notices) {
        return notices.isEmpty()
                ? ""
                : get(
                        "attention.compare.notice",
                        sentences(notices.stream().map(this::notice).distinct().toList()));
    }
}
