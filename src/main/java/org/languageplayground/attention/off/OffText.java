package org.languageplayground.attention.off;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.reading.SwitchedOff;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.measure.RankCorrelation;
import org.languageplayground.transformer.measure.WilsonInterval;
import org.languageplayground.ui.PageText;

/** Puts what was measured of heads that are off into sentences. */
final class OffText extends PageText {
    private static final int MOST_NAMED = 6;

    OffText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String text(String key, Object... arguments) {
        return get("attention.off." + key, arguments);
    }

    /** Which heads are off. */
    String which(ReadingSimulation simulation) {
        Set<Head> off = simulation.get(ReadingFields.OFF);
        int all = simulation.config().layers() * simulation.config().heads();
        if (off.isEmpty()) {
            return text("which.none", all);
        }
        return off.size() > MOST_NAMED
                ? text("which.many", off.size(), all)
                : text("which.some", off.size(), all, names(off));
    }

    private String names(Set<Head> off) {
        return list(SwitchedOff.inOrder(off).stream()
                .map(head -> text("which.head", head.layer() + 1, head.head() + 1))
                .toList());
    }

    String bits(double bits) {
        return number(bits, 2);
    }

    /** Before and after. */
    String fromTo(String before, String after) {
        return text("fromto", before, after);
    }

    /** A mean with its interval, with a sign. */
    String interval(Bootstrap value, int digits) {
        return text(
                "interval",
                withSign(value.mean(), digits),
                withSign(value.low(), digits),
                withSign(value.high(), digits));
    }

    /** How many of the texts are told right, with the interval. */
    String right(boolean... right) {
        int count = ExamCost.count(right);
        WilsonInterval interval = WilsonInterval.of(count, right.length);
        return text("right", count, right.length, percent(interval.low()), percent(interval.high()));
    }

    /** A rank correlation with its interval and what chance reaches. */
    String rank(RankCorrelation rank) {
        return Double.isNaN(rank.rho())
                ? text("rank.none")
                : text(
                        "rank",
                        withSign(rank.rho(), 2),
                        withSign(rank.low(), 2),
                        withSign(rank.high(), 2),
                        number(rank.chance(), 2));
    }
}
