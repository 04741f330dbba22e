package org.languageplayground.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.search.text.Chunk;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Span;
import org.languageplayground.search.vector.Lsa;

class IndexSizeTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 10_000, 1_000_000, 3_000_000})
    void differentWordsAreCountedToAPercent(int words) {
        DistinctCount count = new DistinctCount();
        for (int i = 0; i < words; i++) {
            count.add("w" + i);
            count.add("w" + i / 2);
        }
        assertThat((double) count.estimate()).isCloseTo(words, within(0.01 * words + 1));
    }

    /** So many chunks of so many words, of which so many are different. */
    private static IndexSize size(int chunks, int words, int different) {
        IndexSize size = new IndexSize();
        for (int chunk = 0; chunk < chunks; chunk++) {
            int first = chunk * words;
            String text = IntStream.range(first, first + words)
                    .mapToObj(i -> "word" + i % different)
                    .reduce("", (a, b) -> a + " " + b);
            size.add(new Chunk(new Document("d", "d", text), new Span(0, text.length()), words));
        }
        return size;
    }

    @Test
    void theSameNumberOfChunksTakesMoreTheMoreDifferentStemsTheyHold() {
        IndexSize few = size(200, 50, 100);
        IndexSize many = size(200, 50, 10_000);
        long vectors = 8L * Lsa.rank(200) * (10_000 - 100);
        assertThat(many.kept() - few.kept()).isGreaterThan(vectors);
        assertThat(many.making() - few.making())
                .as("two of them while they are made")
                .isGreaterThan(2 * vectors);
    }

    @Test
    void whatIsKeptIsPartOfWhatMakingTakes() {
        for (IndexSize size : new IndexSize[] {size(0, 0, 1), size(1, 1, 1), size(300, 10, 2_000)}) {
            assertThat(size.kept()).isNotNegative();
            assertThat(size.making()).isGreaterThanOrEqualTo(size.kept());
        }
    }
}
