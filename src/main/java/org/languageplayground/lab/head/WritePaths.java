package org.languageplayground.lab.head;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.languageplayground.search.handbook.AskedTexts;
import org.languageplayground.search.measure.Bootstrap;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.measure.AskedText;
import org.languageplayground.transformer.measure.Attribution;
import org.languageplayground.transformer.measure.AttributionMethod;
import org.languageplayground.transformer.measure.FaithfulnessTable;
import org.languageplayground.transformer.measure.FaithfulnessTrial;
import org.languageplayground.transformer.training.Initialization;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;

/**
 * Measures for every shipped model and the English encoder how well attention and its kin agree with what switching tokens off does, and writes it as
 * tables: {@code WritePaths MODELS INTRODUCTION FILE}.
 */
public final class WritePaths {
    private static final long UNTRAINED_SEED = 1;
    private static final int PERCENT = 100;

    private final StringBuilder text = new StringBuilder();

    private WritePaths() {}

    /** Writes the file: the text of the first, then the tables. */
    public static void main(String[] arguments) throws IOException {
        WritePaths tables = new WritePaths();
        tables.text.append(Files.readString(Path.of(arguments[1])));
        for (String name : ShippedModels.names()) {
            try (LoadedModel model = ModelFolder.load(Path.of(arguments[0], name))) {
                tables.write(model);
            }
        }
        try (LoadedModel model = EnglishEncoder.load()) {
            tables.write(model);
        }
        Files.writeString(Path.of(arguments[2]), tables.text);
    }

    private void write(LoadedModel model) {
        List<AskedText> texts = AskedTexts.of(model);
        line("## %s", model.name());
        line("");
        write(model.model(), texts);
        line("With random weights:");
        line("");
        Transformer random = new Transformer(
                model.model().config(),
                Initialization.of(model.model().config(), new SplittableRandom(UNTRAINED_SEED)));
        boolean says = model.model().weights().head() != null;
        write(says ? random : new Transformer(random.config(), random.weights().withoutHead()), texts);
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

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", PERCENT * share);
    }

    private void line(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values)).append('\n');
    }
}
