package org.languageplayground.search.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    private static final Map<String, Integer> COUNTS =
            Map.of("capital", 60, "zorland", 8, "mirna", 1, "river", 5, "rivet", 2, "what", 0, "sea", 3);

    private static String nearest(String word) {
        return Spelling.nearest(word, List.of(COUNTS.keySet(), Set.of("model")), term -> COUNTS.getOrDefault(term, 0))
                .orElse("");
    }

    @ParameterizedTest
    @CsvSource({
        "captial, capital",
        "capitl, capital",
        "cpaitla, capital",
        "zorlnd, zorland",
        "mirma, mirna",
        "waht, what",
        "modle, model"
    })
    void oneOrTwoEditsAreMended(String typed, String meant) {
        assertThat(nearest(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"germany", "xyz", "mars", "gapitul", "se", "tiver2"})
    void whatIsFarFromAllOrTooShortIsLeft(String typed) {
        assertThat(nearest(typed)).isEmpty();
    }

    @Test
    void amongEquallyNearOnesTheMostFrequentIsMeant() {
        assertThat(nearest("rive")).isEqualTo("river");
    }
}
