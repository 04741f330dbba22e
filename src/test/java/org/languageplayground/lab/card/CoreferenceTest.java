package org.languageplayground.lab.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.folder.LoadedModel;
import org.languageplayground.world.EnglishEncoder;
import org.languageplayground.world.language.WinogradSentences;

class CoreferenceTest {
    @Test
    void neitherPlaceIsTheBetterGuess() {
        assertThat(WinogradSentences.all()).hasSizeGreaterThanOrEqualTo(400).doesNotHaveDuplicates();
        assertThat(WinogradSentences.all().stream()
                        .filter(WinogradSentences.Sentence::meansFirst)
                        .count())
                .isEqualTo(WinogradSentences.all().size() / 2);
    }

    /** The card's tables of all heads take long; the one the page speaks of is measured anew. */
    @Test
    void theCardHoldsWhatIsMeasured() throws IOException {
        try (LoadedModel english = EnglishEncoder.load()) {
            Coreference.Head head = Coreference.of(english).heads().get(3 * 12 + 1);
            ByteArrayOutputStream card = new ByteArrayOutputStream();
            english.files().copy("MODEL_CARD.md", card);
            assertThat(card.toString(StandardCharsets.UTF_8))
                    .contains(String.format(
                            Locale.ROOT, "| 4 | 2 | %.2f | %.1f %% |", head.onBoth(), 100 * head.right()));
        }
    }
}
