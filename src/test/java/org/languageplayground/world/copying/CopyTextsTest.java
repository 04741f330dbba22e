package org.languageplayground.world.copying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.training.LabelledBatch;

class CopyTextsTest {
    private static final LabelledBatch BATCH = CopyTexts.next(new SplittableRandom(5));

    @Test
    void aTextIsARowOfDifferentLettersAndThenLettersOfTheRowAlone() {
        for (int i = 0; i < BATCH.tokens().sequences(); i++) {
            int[] text = text(i);
            assertThat(text).hasSize(CopyTexts.LENGTH);
            int row = row(text);
            assertThat(row).isBetween(6, 20);
            Set<Integer> letters =
                    new HashSet<>(IntStream.of(text).limit(row).boxed().toList());
            assertThat(IntStream.of(text).skip(row).boxed()).allMatch(letters::contains);
        }
    }

    @Test
    void aLetterIsAskedForWhereItFollowedTheSameLetterInTheRow() {
        int[] rows = BATCH.targets().rows();
        assertThat(rows.length).isGreaterThan(BATCH.tokens().sequences() * 10);
        for (int i = 0; i < rows.length; i++) {
            int sequence = rows[i] / CopyTexts.LENGTH;
            int[] text = text(sequence);
            int place = rows[i] % CopyTexts.LENGTH;
            int first = Arrays.stream(text).boxed().toList().indexOf(text[place]);
            assertThat(place).isGreaterThanOrEqualTo(row(text));
            assertThat(BATCH.targets().ids()[i]).isEqualTo(text[first + 1]).isEqualTo(text[place + 1]);
        }
    }

    @Test
    void rowsHaveManyLengthsAndPiecesManyPlaces() {
        List<int[]> texts = IntStream.range(0, BATCH.tokens().sequences())
                .mapToObj(CopyTextsTest::text)
                .toList();
        assertThat(texts.stream().map(CopyTextsTest::row).distinct().count()).isGreaterThan(8);
        assertThat(texts.stream()
                        .map(text -> Arrays.stream(text).boxed().toList().indexOf(text[row(text)]))
                        .distinct()
                        .count())
                .isGreaterThan(6);
    }

    private static int[] text(int sequence) {
        return BATCH.tokens().sequences(sequence, sequence + 1).ids();
    }

    /** Where the first letter stands that was there before. */
    private static int row(int... text) {
        Set<Integer> seen = new HashSet<>();
        int place = 0;
        while (seen.add(text[place])) {
            place++;
        }
        return place;
    }
}
