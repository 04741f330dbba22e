package org.languageplayground.lab.head;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.measure.HeadRole;
import org.languageplayground.transformer.measure.MeanInterval;
import org.languageplayground.transformer.measure.RoleProbe;
import org.languageplayground.transformer.measure.RoleScores;
import org.languageplayground.transformer.measure.RoleTable;
import org.languageplayground.world.language.RoleTexts;

/** Measures what every head of every shipped model and of the English encoder does, and writes it as tables: {@code WriteHeads MODELS INTRODUCTION FILE}. */
public final class WriteHeads extends ModelTables {

    private WriteHeads() {}

    /** Writes the file: the text of the first, then the tables. */
    public static void main(String[] arguments) throws IOException {
        new WriteHeads().write(arguments);
    }

    private static RoleTable table(Transformer model, List<RoleProbe> texts) {
        RoleScores scores = new RoleScores(model);
        texts.forEach(probe -> scores.add(probe, model.forward(TokenBatch.of(probe.ids()))));
        return scores.table();
    }

    @Override
    void write(LoadedModel model) {
        TransformerConfig config = model.model().config();
        List<RoleProbe> texts = RoleTexts.of(model);
        RoleTable table = table(model.model(), texts);
        List<HeadRole> roles = table.roles();
        line(
                "| head | rests | %s%s | role |",
                String.join(" | ", roles.stream().map(WriteHeads::name).toList()),
                table.copyingEvenly().isPresent() ? " | copies" : "");
        line(
                "|---|---|%s%s---|",
                "---|".repeat(roles.size()),
                table.copyingEvenly().map(even -> "---|").orElse(""));
        for (int layer = 0; layer < config.layers(); layer++) {
            for (int head = 0; head < config.heads(); head++) {
                line(table.of(layer, head));
            }
        }
        List<String> baselines =
                roles.stream().map(role -> number(table.baselines().get(role))).toList();
        line(
                "| *without looking at the content* | | %s%s | |",
                String.join(" | ", baselines),
                table.copyingEvenly().map(even -> " | " + number(even)).orElse(""));
        line("");
        line(
                "Named: %d of %d heads. With random weights: %d of %d.",
                table.named(),
                config.layers() * config.heads(),
                table(untrained(model.model()), texts).named(),
                config.layers() * config.heads());
        line("");
    }

    private void line(RoleTable.Finding found) {
        List<String> cells = new ArrayList<>();
        cells.add("%d.%d".formatted(found.layer() + 1, found.head() + 1));
        cells.add(number(found.resting().mean()));
        found.scores().values().forEach(score -> cells.add(interval(score)));
        found.copying().ifPresent(score -> cells.add(interval(score)));
        cells.add((found.rests() ? "rests" : "")
                + (found.rests() && found.role().isPresent() ? "; of the rest: " : "")
                + found.role().map(role -> "**" + name(role) + "**").orElse(found.rests() ? "" : "no clear role"));
        line("| %s |", String.join(" | ", cells));
    }

    private static String name(HeadRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static String interval(MeanInterval score) {
        return "%s [%s, %s]"
                .formatted(number(score.mean()), number(Math.max(0, score.low())), number(Math.min(1, score.high())));
    }
}
