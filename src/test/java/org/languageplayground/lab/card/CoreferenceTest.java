package org.languageplayground.lab.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @Test
    void neitherPlaceIsTheBetterGuessInEitherHalfAndTheHalvesShareNoPairOfNouns() {
        List<WinogradSentences.Sentence> sentences = WinogradSentences.inHalves();
        assertThat(sentences).containsExactlyInAnyOrderElementsOf(WinogradSentences.all());
        List<List<WinogradSentences.Sentence>> halves = List.of(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < sentences.size(); i++) {
            halves.get(i % 2).add(sentences.get(i));
        }
        halves.forEach(half -> assertThat(half.stream().filter(WinogradSentences.Sentence::meansFirst))
                .hasSize(half.size() / 2));
        assertThat(halves.getFirst())
                .extracting(WinogradSentences.Sentence::first, WinogradSentences.Sentence::second)
                .doesNotContainAnyElementsOf(halves.getLast().stream()
                        .map(sentence -> tuple(sentence.first(), sentence.second()))
                        .toList());
    }

    /** The card's tables of all heads take long; the one the page speaks of is measured anew. */
    @Test
    void theCardHoldsWhatIsMeasured() throws IOException {
        try (LoadedModel english = EnglishEncoder.load()) {
            List<Coreference.Head> heads = Coreference.of(english).heads();
            Coreference.Head head = heads.get(3 * 12 + 1);
            ByteArrayOutputStream card = new ByteArrayOutputStream();
            english.files().copy("MODEL_CARD.md", card);
            assertThat(card.toString(StandardCharsets.UTF_8))
                    .contains(String.format(
                            Locale.ROOT, "| 4 | 2 | %.2f | %.1f %% |", head.onBoth(), 100 * head.right()));
            assertThat(Files.readString(Path.of("docs/decisions/0022-head-roles.md")))
                    .contains(String.format(
                            Locale.ROOT,
                            "prefer one of them in %.2f\nof the cases (head 6 of layer 4)",
                            heads.get(3 * 12 + 5).right()));
        }
    }
}
