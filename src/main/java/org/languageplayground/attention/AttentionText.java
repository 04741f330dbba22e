package org.languageplayground.attention;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.languageplayground.attention.reading.HeadChoice;
import org.languageplayground.attention.reading.Likeness;
import org.languageplayground.attention.reading.Mode;
import org.languageplayground.attention.reading.Reading;
import org.languageplayground.attention.reading.Said;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.PageText;
import org.languageplayground.world.EnglishEncoder;

/** Puts what a reading shows into sentences, in the student's language. */
final class AttentionText extends PageText {
    private static final double SAME = 0.005;

    AttentionText(Translation translation, Supplier<Locale> locale) {
        super(translation, locale);
    }

    String vector(float... values) {
        StringBuilder text = new StringBuilder();
        for (float value : values) {
            text.append(text.isEmpty() ? "" : "  ").append(number(value, 3));
        }
        return text.toString();
    }

    String mode(Mode mode) {
        return switch (mode) {
            case GPT -> get("attention.mode.gpt");
            case BERT -> get("attention.mode.bert");
            case UNTRAINED -> get("attention.mode.untrained");
        };
    }

    /** A model as it stands in a list. */
    String model(String name) {
        return name.equals(EnglishEncoder.NAME) ? get("attention.model.english") : name;
    }

    String head(HeadChoice head) {
        if (head.single()) {
            return get("attention.head.number", head.number() + 1);
        }
        return get("attention.head.mean");
    }

    /** What is seen: where the chosen tokens look, what the model says, and what it would say without the shown heads. */
    String seen(Reading reading, Optional<Said> said) {
        return sentences(
                looked(reading),
                off(reading),
                said.map(words -> said(reading, words)).orElse(""));
    }

    /** That the shown heads are off, where they are. */
    private String off(Reading reading) {
        return reading.shownOff()
                ? get(reading.head().single() ? "attention.off.one" : "attention.off.layer", heads(reading))
                : "";
    }

    private String looked(Reading reading) {
        float[] attended = reading.selectedAttention();
        int most = strongest(attended);
        String names = selectedNames(reading);
        if (isEven(attended)) {
            return get("attention.seen.even", names, number(visible(attended)));
        }
        return get(
                reading.selected().size() == 1 ? "attention.seen.one" : "attention.seen.several",
                names,
                reading.tokens().get(most),
                number(attended[most], 2));
    }

    /** Whether all tokens that get any weight get the same, as far as the page's digits tell. */
    private static boolean isEven(float... attended) {
        float least = Float.MAX_VALUE;
        float greatest = 0;
        for (float weight : attended) {
            if (weight > 0) {
                least = Math.min(least, weight);
                greatest = Math.max(greatest, weight);
            }
        }
        return visible(attended) > 1 && greatest - least < SAME * greatest;
    }

    private static int visible(float... attended) {
        return (int) IntStream.range(0, attended.length)
                .filter(token -> attended[token] > 0)
                .count();
    }

    private String said(Reading reading, Said said) {
        Said.Word word = said.words().getFirst();
        boolean off = reading.someOff();
        Said.Word other = (off ? said.before() : said.without()).getFirst();
        boolean same = word.text().equals(other.text());
        String key = off
                ? same ? "attention.off.same" : "attention.off.other"
                : same ? "attention.said.same" : "attention.said.other";
        return sentences(
                get(
                        reading.causal() ? "attention.said.next" : "attention.said.blank",
                        word.text(),
                        probability(word.probability())),
                get(key, heads(reading), other.text(), probability(other.probability())));
    }

    /** Where the chosen tokens look, and which sentence is nearest to the student's in meaning. */
    String compared(Reading reading, List<Likeness> likeness) {
        int nearest = nearest(likeness);
        return sentences(
                looked(reading),
                off(reading),
                nearest < 0
                        ? ""
                        : get(
                                "attention.like.seen",
                                likeness.get(nearest).sentence(),
                                cosine(likeness.get(nearest).cosine())));
    }

    /** The place of the nearest sentence, −1 where there is none. */
    static int nearest(List<Likeness> likeness) {
        return IntStream.range(0, likeness.size())
                .filter(i -> !Double.isNaN(likeness.get(i).cosine()))
                .boxed()
                .max(Comparator.comparingDouble(i -> likeness.get(i).cosine()))
                .orElse(-1);
    }

    String cosine(double cosine) {
        return Double.isNaN(cosine) ? "–" : number(cosine, 2);
    }

    /** A sentence's cosine without the shown heads, or, where heads are off, with all of them on. */
    String otherwise(Likeness one, boolean off) {
        double cosine = off ? one.before() : one.without();
        return Double.isNaN(cosine)
                ? ""
                : get(off ? "attention.off.like" : "attention.like.without", number(cosine, 2));
    }

    /** The heads that are shown, as they stand within a sentence. */
    String heads(Reading reading) {
        HeadChoice head = reading.head();
        String layer = number(reading.layer() + 1);
        return head.single()
                ? get("attention.heads.one", number(head.number() + 1), layer)
                : get("attention.heads.layer", layer);
    }

    /** How widely the shown heads spread the attention of the chosen tokens. */
    String spread(Reading reading) {
        return get(
                "attention.step.spread",
                selectedNames(reading),
                number(reading.entropy(), 2),
                number(reading.effectiveTokens(), 1),
                reading.head().single()
                        ? heads(reading)
                        : get("attention.step.spread.mean", reading.config().heads()));
    }

    /** Which model is looked into now. */
    String model(Reading reading, Mode mode) {
        TransformerConfig config = reading.config();
        return get(
                mode == Mode.UNTRAINED ? "attention.message.untrained" : "attention.message.model",
                reading.model(),
                config.layers(),
                config.heads(),
                number(config.width()),
                number(config.headWidth()),
                get(config.architecture().causal() ? "attention.message.causal" : "attention.message.bidirectional"));
    }

    String selectedNames(Reading reading) {
        return list(reading.selected().stream()
                .map(token -> quoted(reading.tokens().get(token)))
                .toList());
    }

    String matrixCaption(Reading reading, boolean pooled) {
        String key = reading.causal() ? "attention.matrix.caption.causal" : "attention.matrix.caption.bidirectional";
        return sentences(
                get(key, number(reading.layer() + 1), head(reading.head())),
                pooled ? get("attention.matrix.pooled") : "");
    }

    String positionsCaption(Reading reading, boolean pooled) {
        return sentences(
                get(
                        reading.config().frozenPositions()
                                ? "attention.positions.sinusoidal"
                                : "attention.positions.learned",
                        number(reading.config().width())),
                pooled ? get("attention.positions.pooled") : "");
    }

    String tokensFormula(Reading reading) {
        return get("attention.formula.tokens", number(reading.config().context()));
    }

    String headsFormula(Reading reading) {
        TransformerConfig config = reading.config();
        return get(
                "attention.formula.heads", number(config.width()), number(config.heads()), number(config.headWidth()));
    }

    String operationsFormula(Reading reading) {
        String n = number(reading.size());
        String heads = number(reading.config().heads());
        return get(reading.causal() ? "attention.formula.causal" : "attention.formula.bidirectional", heads, n);
    }

    String selectedFormula(Reading reading) {
        return selectedNames(reading);
    }

    String step(String key, Object... arguments) {
        return get("attention.step." + key, arguments);
    }

    /** Where the greatest values stand, at most {@code most} of them, in their order. */
    static List<Integer> greatest(int most, float... values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Float.compare(values[b], values[a]))
                .limit(most)
                .sorted()
                .toList();
    }

    static int strongest(float... values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    /** A matrix as source code, one row a line, each number in the shortest form that gives the same float again. */
    static String literal(Matrix matrix, String open, String close) {
        StringBuilder text = new StringBuilder();
        for (int row = 0; row < matrix.rows(); row++) {
            text.append("    ").append(literal(open, close, matrix.row(row))).append(",\n");
        }
        return text.toString();
    }

    static String literal(String open, String close, float... values) {
        StringBuilder text = new StringBuilder(open);
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(values[i]);
        }
        return text.append(close).toString();
    }
}
