package org.languageplayground.attention;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.PageText;

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

    /** What stands there before anything was done. */
    String first(Reading reading) {
        return reading.state().selected().isEmpty()
                ? get("attention.message.first")
                : get("attention.message.start", selection(reading));
    }

    String mode(Mode mode) {
        return switch (mode) {
            case GPT -> get("attention.mode.gpt");
            case BERT -> get("attention.mode.bert");
            case UNTRAINED -> get("attention.mode.untrained");
        };
    }

    String head(HeadChoice head) {
        if (head.single()) {
            return get("attention.head.number", head.number() + 1);
        }
        return head.equals(HeadChoice.MEAN) ? get("attention.head.mean") : get("attention.head.all");
    }

    /** Which weights the large matrix shows: beside small maps of all heads, their mean. */
    private String shownHead(Reading reading) {
        HeadChoice head = reading.state().head();
        return head(head.single() ? head : HeadChoice.MEAN);
    }

    String notice(Notice notice) {
        return get("attention.notice." + notice.key(), notice.arguments());
    }

    /** What was read. */
    String read(Reading reading) {
        return get(
                reading.size() == 1 ? "attention.message.read.one" : "attention.message.read",
                number(reading.size()),
                number(reading.attentionOperations()));
    }

    /** What the selected tokens attend to most. */
    String selection(Reading reading) {
        List<Integer> selected = reading.state().selected();
        if (selected.isEmpty()) {
            return get("attention.message.none");
        }
        float[] attended = reading.selectedAttention();
        int most = strongest(attended);
        return get(
                selected.size() == 1 ? "attention.message.one" : "attention.message.several",
                selectedNames(reading),
                reading.tokens().get(most),
                number(attended[most], 3),
                number(reading.entropy(), 2),
                number(reading.effectiveTokens(), 1),
                whose(reading));
    }

    /** Whose weights are shown and measured, in the middle of a sentence. */
    private String whose(Reading reading) {
        HeadChoice head = reading.state().head();
        return head.single()
                ? get("attention.message.whose.head", head.number() + 1)
                : get("attention.message.whose.mean", reading.config().heads());
    }

    /** What another layer or head shows. */
    String focus(Reading reading) {
        String layer = number(reading.state().layer() + 1);
        if (!reading.state().selected().isEmpty()) {
            return get("attention.message.focus.selected", layer, selection(reading));
        }
        return get(
                "attention.message.focus",
                layer,
                whose(reading),
                number(reading.entropy(), 2),
                number(reading.effectiveTokens(), 1));
    }

    /** What another factor on the scores did. */
    String temperature(Reading before, Reading after) {
        double change = after.entropy() - before.entropy();
        String key = Math.abs(change) < SAME ? "same" : change > 0 ? "rose" : "fell";
        String said = get(
                "attention.message.temperature." + key,
                number(after.trace().settings().scale(), 3),
                number(before.entropy(), 2),
                number(after.entropy(), 2),
                number(after.effectiveTokens(), 1),
                whose(after));
        boolean several = !after.state().head().single() && after.config().heads() > 1;
        return several && change < SAME ? said + " " + get("attention.message.temperature.mean") : said;
    }

    /** Which model is looked into now. */
    String model(Reading reading, Mode mode) {
        TransformerConfig config = reading.config();
        return get(
                mode == Mode.UNTRAINED ? "attention.message.untrained" : "attention.message.model",
                reading.state().model(),
                number(config.layers()),
                number(config.heads()),
                number(config.width()),
                number(config.headWidth()),
                get(config.architecture().causal() ? "attention.message.causal" : "attention.message.bidirectional"));
    }

    String selectedNames(Reading reading) {
        return reading.state().selected().stream()
                .map(token -> "“" + reading.tokens().get(token) + "”")
                .collect(Collectors.joining(", "));
    }

    String matrixCaption(Reading reading, boolean pooled) {
        String key = reading.causal() ? "attention.matrix.caption.causal" : "attention.matrix.caption.bidirectional";
        return get(key, number(reading.state().layer() + 1), shownHead(reading))
                + (pooled ? " " + get("attention.matrix.pooled") : "");
    }

    String positionsCaption(Reading reading, boolean pooled) {
        return get(
                        reading.config().frozenPositions()
                                ? "attention.positions.sinusoidal"
                                : "attention.positions.learned",
                        number(reading.config().width()))
                + (pooled ? " " + get("attention.positions.pooled") : "");
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
        return reading.state().selected().isEmpty() ? get("attention.message.none") : selectedNames(reading);
    }

    String step(String key, Object... arguments) {
        return get("attention.step." + key, arguments);
    }

    String chartCaption(int tokens, int shown) {
        return shown == tokens
                ? get("attention.chart.caption")
                : get("attention.chart.caption") + " " + get("attention.chart.some", shown, tokens);
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
