package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundingTest {
    private static final Path MODELS = Path.of("src/main/resources/models");
    private static final Pattern COUNTED = Pattern.compile("([0-9.]+) % \\((\\d+) of (\\d+)\\)");

    @ParameterizedTest
    @CsvSource({"6.25, 1, 6.3", "6.35, 1, 6.4", "-6.25, 1, -6.3", "0.145, 2, 0.15", "2.4999, 0, 2", "1e-7, 3, 0.000"})
    void aHalfGoesUp(double number, int digits, String rounded) {
        assertThat(Rounding.halfUp(number, digits)).hasToString(rounded);
    }

    /** In binary fractions 100 times the share is 14.374999999999998, 31.874999999999996 and 56.99999999999999. */
    @ParameterizedTest
    @CsvSource({"23, 160, 14.375", "51, 160, 31.875", "57, 100, 57", "5, 80, 6.25"})
    void aShareBecomesPercentWithoutLosingItsHalf(int right, int asked, double percent) {
        assertThat(Rounding.percent((double) right / asked)).isEqualTo(percent);
        assertThat(Rounding.percent(Double.NaN)).isNaN();
    }

    @Test
    void everyShareInACardIsRoundedLikeThoseOfThePage() throws IOException {
        List<String> shares = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MODELS)) {
            for (Path card :
                    files.filter(file -> file.endsWith("MODEL_CARD.md")).toList()) {
                Matcher matcher = COUNTED.matcher(Files.readString(card));
                while (matcher.find()) {
                    double share = Double.parseDouble(matcher.group(2)) / Double.parseDouble(matcher.group(3));
                    assertThat(matcher.group(1))
                            .as(card + ": " + matcher.group())
                            .isEqualTo(
                                    Rounding.halfUp(Rounding.percent(share), 1).toString());
                    shares.add(matcher.group());
                }
            }
        }
        assertThat(shares).hasSizeGreaterThan(50);
    }
}
