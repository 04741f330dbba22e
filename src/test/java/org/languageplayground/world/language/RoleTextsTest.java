package org.languageplayground.world.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.transformer.folder.ModelFolder;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.measure.HeadRole;
import org.languageplayground.transformer.measure.RoleProbe;
import org.languageplayground.transformer.measure.RoleScores;
import org.languageplayground.transformer.measure.RoleTable;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.ShippedModels;

class RoleTextsTest {
    private static final Path MODELS = Path.of("src/main/resources/models");

    private static RoleTable table(LoadedModel model) {
        RoleScores scores = new RoleScores(model.model());
        RoleTexts.of(model).forEach(probe -> scores.add(probe, model.model().forward(TokenBatch.of(probe.ids()))));
        return scores.table();
    }

    private static String two(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String score(RoleTable table, int layer, int head, HeadRole role) {
        return two(table.of(layer - 1, head - 1).scores().get(role).mean());
    }

    /** Exercise 10, and the three findings of docs/heads.md. */
    @Test
    void whatIsToldOfTheEnglishEncodersHeadsIsWhatTheyDo() throws IOException {
        try (LoadedModel model = EnglishEncoder.load()) {
            RoleTable table = table(model);
            assertThat(table.named()).isEqualTo(15);
            assertThat(table.findings()).hasSize(72);
            assertThat(score(table, 1, 3, HeadRole.PREVIOUS)).isEqualTo("1.00");
            assertThat(score(table, 2, 9, HeadRole.NEXT)).isEqualTo("0.92");
            assertThat(two(table.baselines().get(HeadRole.NEXT))).isEqualTo("0.09");
            assertThat(two(table.of(2, 9).resting().mean())).isEqualTo("0.77");
            assertThat(score(table, 3, 10, HeadRole.SAME)).isEqualTo("0.84");
            assertThat(score(table, 4, 2, HeadRole.COREFERENCE)).isEqualTo("0.58");
            assertThat(table.of(3, 1).scores().get(HeadRole.COREFERENCE).texts())
                    .isEqualTo(222);
            assertThat(table.of(1, 8).scores().get(HeadRole.NEXT).texts()).isEqualTo(262);
            assertThat(two(table.baselines().get(HeadRole.COREFERENCE))).isEqualTo("0.50");
            assertThat(table.of(3, 1).role()).isEmpty();
        }
        assertThat(Files.readString(Path.of("src/main/resources/vaadin-i18n/translations.properties")))
                .contains(
                        "Over 262 sentences, 0.92 of its attention that does not rest is on the next token; evenly spread it would be 0.09.",
                        "with 1.00. Such heads",
                        "Most of the 72 heads have no such simple role: 15 do.");
        assertThat(Files.readString(Path.of("docs/heads.md")))
                .contains(
                        "1.00 of the attention that does not rest",
                        "0.77, and 0.84 of what is left",
                        "over 222 sentences",
                        "in 0.58 [0.52, 0.64];")
                .contains("| 2.9 | 0.31 | 0.00 [0.00, 0.00] | 0.92 [0.91, 0.92] |");
    }

    @Test
    void theOnlyInductionHeadOfTheTinyModelsIsThatOfTheOneWithOneHead() throws IOException {
        for (String name : List.of(ShippedModels.causal(1), ShippedModels.causal(4))) {
            try (LoadedModel model = ModelFolder.load(MODELS.resolve(name))) {
                RoleTable table = table(model);
                assertThat(table.findings().stream().map(RoleTable.Finding::role))
                        .filteredOn(role -> role.isPresent())
                        .hasSize(name.equals(ShippedModels.causal(1)) ? 1 : 0)
                        .allMatch(role -> role.get() == HeadRole.INDUCTION);
            }
        }
    }

    @Test
    void randomWordsComeTwiceAtEveryLengthAndLinksLeaveOutTokensForResting() {
        try (LoadedModel model = ModelFolder.load(MODELS.resolve(ShippedModels.masked(4)))) {
            List<RoleProbe> texts = RoleTexts.of(model);
            assertThat(texts.stream()
                            .filter(text -> text.links().containsKey(HeadRole.INDUCTION))
                            .map(text -> text.ids().length)
                            .distinct())
                    .hasSizeGreaterThan(10);
            texts.forEach(text -> text.links()
                    .values()
                    .forEach(links -> links.forEach(link -> {
                        assertThat(text.resting()[link.query()]).isFalse();
                        link.targets().forEach(target -> assertThat(text.resting()[target])
                                .isFalse());
                    })));
        }
    }
}
