package org.languageplayground.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageTextTest {
    private static final Path TUNED = Path.of("src/main/resources/models/world-causal-4/tuned");

    private final PageText text = new PageText(Texts.ENGLISH, () -> Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource({"0.125, 2, 0.13", "0.145, 2, 0.15", "2.5, 0, 3", "-0.125, 2, −0.13", "12345.25, 1, '12,345.3'"})
    void numbersAreRoundedHalfUp(double number, int digits, String shown) {
        assertThat(text.number(number, digits)).isEqualTo(shown);
    }

    @Test
    void digitsThatSayNothingAreLeftOut() {
        assertThat(text.number(6425.5)).isEqualTo("6,425.5");
        assertThat(text.number(174_604_259_328L)).isEqualTo("174,604,259,328");
        assertThat(text.number(0.0625, 1, 4)).isEqualTo("0.0625");
    }

    @ParameterizedTest
    @CsvSource({"23, 160, 14.4 %", "10, 160, 6.3 %", "1, 160, 0.6 %", "160, 160, 100.0 %"})
    void sharesAreRoundedHalfUp(int right, int asked, String shown) {
        assertThat(text.percent((double) right / asked)).isEqualTo(shown);
    }

    @Test
    void wordsAndSentencesAreJoinedAsTheLanguageHasIt() {
        assertThat(text.list(List.of("a", "b", "c"))).isEqualTo("a, b, c");
        assertThat(text.list(List.of())).isEmpty();
        assertThat(text.longList(List.of("a, b", "c"))).isEqualTo("a, b; c");
        assertThat(text.sentences("One.", "", "{0} stays.")).isEqualTo("One. {0} stays.");
        assertThat(text.quoted("it's")).isEqualTo("“it's”");
    }

    @Test
    void aNoticeTellsOfNoticesAndLists() {
        Notice kind = new Notice("lora.kind.capital");
        assertThat(text.notice(new Notice("lora.notice.facts.contradiction", kind, "zorland")))
                .isEqualTo("Two of the facts give zorland a different capital; a model cannot learn both.");
        assertThat(text.notice(new Notice("ui.notice.hide", List.of("one", "two"))))
                .contains("(one, two)");
    }

    /** Several of these shares lie half way between two numbers, such as 794 of 800. */
    @Test
    void thePageWritesTheSharesOfTheShippedRunsAsTheirCardDoes() throws IOException {
        String card = Files.readString(TUNED.resolve("TUNED.md"));
        List<String> lines = Files.readAllLines(TUNED.resolve("runs.csv"));
        for (String line : lines.subList(1, lines.size())) {
            List<Double> run =
                    List.of(line.split(",")).stream().map(Double::valueOf).toList();
            assertThat(card)
                    .contains("| %s | %s | %s |"
                            .formatted(
                                    text.number(run.get(1)),
                                    text.percent(run.get(3) / run.get(4)),
                                    text.percent(run.get(5) / run.get(6))));
        }
    }
}
