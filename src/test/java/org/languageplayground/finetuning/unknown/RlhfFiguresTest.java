package org.languageplayground.finetuning.unknown;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;

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
                .contains("base " + number("base", WRONG, 1, 0) + " %")
                .contains("SFT " + range("SFT", WRONG))
                .contains("after 40 rounds " + range(penalised + 40, WRONG))
                .contains("with " + number(penalised + 40, KNOWN, 1, 0) + " % of the known facts right")
                .contains("reward rises from %s to %s in 160 rounds"
                        .formatted(number(free + 1, REWARD, 2, 0), number(free + 160, REWARD, 2, 0)))
                .contains("wrong answers rise from %s to %s %%"
                        .formatted(number(free + 1, WRONG, 1, 0), number(free + 160, WRONG, 1, 0)))
                .contains("known facts fall from %s to %s %%, under one seed to %s %%"
                        .formatted(
                                number(free + 1, KNOWN, 1, 0),
                                number(free + 160, KNOWN, 1, 0),
                                number(free + 160, KNOWN, 1, 1)))
                .contains("these stay at " + number(penalised + 160, KNOWN, 1, 0) + " %");
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

    private static String range(String row, int column) throws IOException {
        return "%s %% (%s to %s)"
                .formatted(number(row, column, 1, 0), number(row, column, 1, 1), number(row, column, 1, 2));
    }

    /** One of the numbers of a cell, which are median, least, greatest. */
    private static String number(String row, int column, int digits, int which) throws IOException {
        String line = Files.readAllLines(Path.of("docs/rlhf.md")).stream()
                .filter(some -> some.startsWith("| " + row + " |"))
                .findFirst()
                .orElseThrow();
        List<String> cells = List.of(line.split(" \\| ?"));
        String[] numbers = cells.get(column).split("[^0-9.-]+");
        return String.format(Locale.ROOT, "%." + digits + "f", Double.parseDouble(numbers[which]));
    }
}
