package org.languageplayground.search.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkerTest {
    private static final String SIX_AND_TWO_AND_FOUR =
            "One two three four five six. Seven eight. Nine ten eleven twelve.";

    @Test
    void chunksEndWhereSentencesEnd() {
        assertThat(texts(SIX_AND_TWO_AND_FOUR, 9, 0))
                .containsExactly("One two three four five six. Seven eight.", "Nine ten eleven twelve.");
    }

    @Test
    void theOverlapIsMadeOfWholeSentences() {
        assertThat(texts(SIX_AND_TWO_AND_FOUR, 9, 3))
                .containsExactly("One two three four five six. Seven eight.", "Seven eight. Nine ten eleven twelve.");
    }

    @Test
    void anOverlapThatWouldLeaveNoRoomForTheNextSentenceIsLeftOut() {
        assertThat(texts("One two three. Four five six. Seven eight nine ten.", 6, 5))
                .containsExactly("One two three. Four five six.", "Seven eight nine ten.");
    }

    @Test
    void aSentenceLongerThanAChunkIsCutWithTheExactOverlap() {
        assertThat(texts("One two three four five six seven eight nine ten.", 4, 1))
                .containsExactly("One two three four", "four five six seven", "seven eight nine ten.");
    }

    @Test
    void theInventedWorldsFullStopsEndSentences() {
        assertThat(texts("zorland . the capital of zorland is mirna . people eat fish there .", 10, 0))
                .containsExactly("zorland . the capital of zorland is mirna .", "people eat fish there .");
    }

    @Test
    void whatIsCountedIsUpToTheUnits() {
        Units characters = text -> text.codePoints()
                .collect(
                        ArrayList<Span>::new,
                        (spans, c) -> {
                            int start = spans.isEmpty() ? 0 : spans.getLast().end();
                            spans.add(new Span(start, start + Character.charCount(c)));
                        },
                        ArrayList::addAll);
        List<String> chunks = new Chunker(characters, 2, 1)
                .chunks(new Document("d", "d", "a👩🏽b")).stream()
                        .map(Chunk::text)
                        .toList();
        assertThat(chunks).containsExactly("a👩", "👩🏽", "🏽b");
    }

    @Test
    void aMegabyteWithoutASpaceIsCut() {
        List<String> chunks = texts("x".repeat(1_000_000), 256, 16);
        assertThat(chunks).hasSizeGreaterThan(60).allMatch(chunk -> chunk.length() <= 256 * 64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t "})
    void aTextWithoutWordsHasNoChunks(String text) {
        assertThat(texts(text, 5, 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "5,5", "5,-1"})
    void sizesThatCannotBeAreRefused(int size, int overlap) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Chunker(Units.words(), size, overlap))
                .withMessage("a chunk of %d units cannot overlap by %d", size, overlap);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void chunksAreSlicesThatCoverEveryUnitInOrder(long seed) {
        Random random = new Random(seed);
        String[] pieces = {"word ", "wörd", " ", ". ", " . ", "! ", "\n\n", "😀", "e\u0301", "Dr. ", "A", "中文。", "3.14 "
        };
        for (int round = 0; round < 100; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            int size = 1 + random.nextInt(20);
            int overlap = random.nextInt(size);
            check(text.toString(), size, overlap);
        }
    }

    private static void check(String text, int size, int overlap) {
        List<Span> units = Units.words().of(text);
        List<Chunk> chunks = new Chunker(Units.words(), size, overlap).chunks(new Document("d", "d", text));
        int covered = 0;
        for (Chunk chunk : chunks) {
            assertThat(chunk.text())
                    .isEqualTo(text.substring(chunk.span().start(), chunk.span().end()));
            List<Span> held = units.stream()
                    .filter(unit -> unit.start() >= chunk.span().start()
                            && unit.end() <= chunk.span().end())
                    .toList();
            assertThat(chunk.units()).isEqualTo(held.size()).isBetween(1, size);
            int first = units.indexOf(held.getFirst());
            assertThat(first).isBetween(Math.max(0, covered - overlap), covered);
            assertThat(first + held.size()).isGreaterThan(covered);
            covered = first + held.size();
        }
        assertThat(covered).isEqualTo(units.size());
    }

    private static List<String> texts(String text, int size, int overlap) {
        return new Chunker(Units.words(), size, overlap)
                .chunks(new Document("d", "d", text)).stream().map(Chunk::text).toList();
    }
}
