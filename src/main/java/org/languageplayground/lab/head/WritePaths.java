package org.languageplayground.lab.head;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.languageplayground.search.handbook.AskedTexts;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.measure.AskedText;
import org.languageplayground.transformer.measure.Attribution;
import org.languageplayground.transformer.measure.AttributionMethod;
import org.languageplayground.transformer.measure.FaithfulnessTable;
import org.languageplayground.transformer.measure.FaithfulnessTrial;

/**
 * Measures for every shipped model and the English encoder how well attention and its kin agree with what switching tokens off does, and writes it as
 * tables: {@code WritePaths MODELS INTRODUCTION FILE}.
 */
public final class WritePaths extends ModelTables {
    private static final int PERCENT = 100;

    private WritePaths() {}

    /** Writes the file: the text of the first, then the tables. */
    public static void main(String[] arguments) throws IOException {
        new WritePaths().write(arguments);
    }

    @Override
    void write(LoadedModel model) {
        List<AskedText> texts = AskedTexts.of(model);
        write(model.model(), texts);
        line("With random weights:");
        line("");
        write(untrained(model.model()), texts);
    }

    private void write(Transformer model, List<AskedText> texts) {
        FaithfulnessTrial trial = new FaithfulnessTrial(model, texts);
        boolean more = true;
        while (more) {
            more = trial.step();
        }
        FaithfulnessTable table = trial.table();
        line("| method | ρ with switching off | the token that matters most is named |");
        line("|---|---|---|");
        table.scores().keySet().stream()
                .filter(one -> one.head() == Attribution.NONE)
                .forEach(one -> line(table, one));
        Attribution best = bestHead(table);
        line(table, best);
        line("");
        line("%d texts.", table.texts());
        line("");
    }

    private static Attribution bestHead(FaithfulnessTable table) {
        return table.scores().keySet().stream()
                .filter(one -> one.method() == AttributionMethod.RAW && one.head() != Attribution.NONE)
                .max((a, b) -> Double.compare(mean(table, a), mean(table, b)))
                .orElseThrow();
    }

    private static double mean(FaithfulnessTable table, Attribution one) {
        return Bootstrap.of(FaithfulnessTable.Scores.known(table.of(one).rho())).mean();
    }

    private void line(FaithfulnessTable table, Attribution one) {
        FaithfulnessTable.Scores scores = table.of(one);
        Bootstrap rho = Bootstrap.of(FaithfulnessTable.Scores.known(scores.rho()));
        Bootstrap right = Bootstrap.of(FaithfulnessTable.Scores.known(scores.right()));
        line(
                "| %s | %s [%s, %s] | %s [%s, %s] |",
                name(one),
                number(rho.mean()),
                number(rho.low()),
                number(rho.high()),
                percent(right.mean()),
                percent(right.low()),
                percent(right.high()));
    }

    private static String name(Attribution one) {
        String layer = "layer %d".formatted(one.layer() + 1);
        return switch (one.method()) {
            case RAW ->
                one.head() == Attribution.NONE
                        ? "attention, mean of " + layer
                        : "attention, best of all heads: head %d of %s".formatted(one.head() + 1, layer);
            case VALUE_WEIGHTED -> "value-weighted, all heads of " + layer;
            case ROLLOUT -> "rollout up to " + layer;
            case GRADIENT_INPUT -> "gradient × input";
            case NEARNESS -> "*nearness*";
            case RANDOM -> "*random*";
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", PERCENT * share);
    }
}
