package org.languageplayground.attention.lens;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.languageplayground.attention.lens.VectorPath.Stop;
import org.languageplayground.transformer.measure.LogitAttribution;
import org.languageplayground.transformer.measure.LogitAttribution.Vote;
import org.languageplayground.transformer.measure.LogitLens.Station;
import org.languageplayground.ui.PageText;

/** Puts what the lens sees into words, in the student's language. */
public final class LensText extends PageText {
    private static final String KEY = "attention.lens.";

    /** Texts from there, numbers as that language writes them. */
    public LensText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String text(String key, Object... arguments) {
        return get(KEY + key, arguments);
    }

    String station(Station station) {
        return text("station." + key(station.kind()), number(station.layer() + 1));
    }

    /** A part of the model, as it stands below its bar. */
    String bar(Vote vote) {
        return text("bar." + key(vote.part()), number(vote.layer() + 1), number(vote.head() + 1));
    }

    private String part(Vote vote) {
        return text("part." + key(vote.part()), number(vote.layer() + 1), number(vote.head() + 1));
    }

    String votes(LogitAttribution parts, String word) {
        Vote most = parts.votes().stream()
                .max(Comparator.comparingDouble(Vote::word))
                .orElseThrow();
        double sum = parts.logit() - parts.constant();
        return text(
                "votes.caption",
                word,
                number(parts.logit(), 2),
                number(sum, 2),
                number(parts.constant(), 2),
                part(most),
                number(most.word(), 2),
                number(most.average(), 2));
    }

    /** From which station on the word that is said in the end is likeliest, without a break. */
    String rise(LensReading lens, String word, int token) {
        List<Station> stations = lens.stations();
        int first = stations.size() - 1;
        while (first > 0
                && lens.cells().get(first - 1).get(token - lens.from()).word().equals(word)) {
            first--;
        }
        return text(
                "curve.caption",
                word,
                station(stations.get(first)),
                probability(lens.shares().get(first)),
                probability(lens.shares().getLast()));
    }

    String name(Stop stop, int layer, int head) {
        return text("stop." + stop.key(), number(layer + 1), number(head + 1));
    }

    String formula(Stop stop, boolean causal) {
        boolean both = stop.key().equals("start")
                || stop.key().equals("middle")
                || stop.key().equals("output")
                || stop.key().equals("logits");
        return text("formula." + stop.key() + (both && !causal ? ".bert" : ""));
    }

    String shape(Stop stop) {
        String numbers = number(stop.parts().getFirst().vector().length);
        return stop.parts().size() == 1
                ? "[" + numbers + "]"
                : "[" + stop.parts().size() + " × " + numbers + "]";
    }

    /** A share in percent with two digits, so that one word of some thousands is more than nothing. */
    String share(double share) {
        return percent(100 * share, 2);
    }

    /** A difference that is nothing but rounding, with its power of ten. */
    String tiny(double difference) {
        return difference == 0 ? "0" : String.format(Locale.ROOT, "%.0e", difference);
    }
}
