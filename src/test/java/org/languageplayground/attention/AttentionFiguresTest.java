package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.languageplayground.world.ShippedModels;

/** What the narration says of all models is what their cards have measured. */
class AttentionFiguresTest {
    private static final String PROBE = "### Pronoun to what it means (nouns that take different pronouns)";
    private static final Pattern HEAD = Pattern.compile("\\| \\d+ \\| \\d+ \\| [0-9.]+ \\| ([0-9.]+) %");
    private static final Pattern BY_DISTANCE = Pattern.compile("\\| nearest to \\d+ back \\| \\| \\| ([0-9.]+) %");

    @Test
    void theNarrationSaysHowFarTheHeadsFindWhatAPronounMeans() throws IOException {
        List<Double> heads = new ArrayList<>();
        List<Double> byDistance = new ArrayList<>();
        for (String model : ShippedModels.names()) {
            String card = Files.readString(Path.of("src/main/resources/models", model, "MODEL_CARD.md"));
            String from = card.substring(card.indexOf(PROBE) + PROBE.length());
            String probe = from.substring(0, from.indexOf("#"));
            heads.addAll(percents(HEAD, probe));
            byDistance.addAll(percents(BY_DISTANCE, probe));
        }
        assertThat(heads).hasSizeGreaterThan(8 * 3);
        assertThat(byDistance).hasSize(8).containsOnly(byDistance.getFirst());
        assertThat(narration())
                .contains("in %.0f of 100 test sentences"
                        .formatted(heads.stream().max(Double::compare).orElseThrow()))
                .contains("by its distance alone is right in %.0f".formatted(byDistance.getFirst()));
    }

    private static List<Double> percents(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> Double.valueOf(match.group(1)))
                .toList();
    }

    private static String narration() throws IOException {
        Properties texts = new Properties();
        texts.load(Files.newBufferedReader(Path.of("src/main/resources/vaadin-i18n/translations.properties")));
        return texts.getProperty("attention.narration");
    }
}
