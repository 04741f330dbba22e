package org.languageplayground.finetuning.rlhf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.measure.Rounding;

/** What the page says was measured is what {@code script/rlhf} wrote. */
class RlhfFiguresTest {
    private static final int WRONG = 1;
    private static final int KNOWN = 3;
    private static final int REWARD = 6;

    @Test
    void thePageTellsTheFiguresOfTheMeasurement() throws IOException {
        String penalised = "PPO, β = 0.3, round ";
        String free = "PPO, β = 0.0, round ";
        assertThat(sentence())
                .contains("base " + percent("base", WRONG))
                .contains("SFT " + percent("SFT", WRONG))
                .contains("after 40 rounds " + percent(penalised + 40, WRONG))
                .contains("with " + percent(penalised + 40, KNOWN) + " of the known facts right")
                .contains("with β = 0 the reward rises from %s to %s in 160 rounds"
                        .formatted(range(free + 1, REWARD, 2, ""), range(free + 160, REWARD, 2, "")))
                .contains("wrong answers rise from %s to %s"
                        .formatted(percent(free + 1, WRONG), percent(free + 160, WRONG)))
                .contains("known facts fall from %s to %s"
                        .formatted(percent(free + 1, KNOWN), percent(free + 160, KNOWN)))
                .contains("with β = 0.3 known facts rise from %s to %s"
                        .formatted(percent(penalised + 1, KNOWN), percent(penalised + 160, KNOWN)));
    }

    private static String sentence() throws IOException {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                RlhfFiguresTest.class.getResourceAsStream("/vaadin-i18n/translations.properties"),
                StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties.getProperty("lora.rlhf.measured");
    }

    private static String percent(String row, int column) throws IOException {
        return range(row, column, 1, " %");
    }

    private static String range(String row, int column, int digits, String unit) throws IOException {
        return "%s%s (%s to %s)"
                .formatted(
                        number(row, column, digits, 0),
                        unit,
                        number(row, column, digits, 1),
                        number(row, column, digits, 2));
    }

    /** One of the numbers of a cell, which are median, least, greatest. */
    private static String number(String row, int column, int digits, int which) throws IOException {
        String line = Files.readAllLines(Path.of("docs/rlhf.md")).stream()
                .filter(some -> some.startsWith("| " + row + " |"))
                .findFirst()
                .orElseThrow();
        List<String> cells = List.of(line.split(" \\| ?"));
        String[] numbers = cells.get(column).split("[^0-9.-]+");
        return Rounding.halfUp(Double.parseDouble(numbers[which]), digits)
                .toString()
                .replace('-', '−');
    }
}
