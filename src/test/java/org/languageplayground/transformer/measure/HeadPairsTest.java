package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.matrix.Matrix;

class HeadPairsTest {

    /** A head that looks at one key from everywhere. */
    private static Matrix at(int key, int size) {
        Matrix matrix = Matrix.zeros(size, size);
        IntStream.range(0, size).forEach(row -> matrix.set(row, key, 1));
        return matrix;
    }

    @Test
    void everyPairOfHeadsIsCompared() {
        HeadPairs pairs = HeadPairs.of(List.of(at(0, 4), at(0, 4), at(1, 4)), 0);
        assertThat(pairs.pairs()).isEqualTo(3);
        assertThat(pairs.mean()).isCloseTo(2 / 3d, within(1e-9));
        assertThat(pairs.low()).isZero();
        assertThat(pairs.high()).isEqualTo(1);
    }

    @Test
    void ofVeryManyNumbersSomePairsStandForAll() {
        List<Matrix> heads = new ArrayList<>();
        IntStream.range(0, 72).forEach(head -> heads.add(at(head % 2, 200)));
        HeadPairs pairs = HeadPairs.of(heads, 0);
        assertThat(pairs.pairs()).isBetween(100, 250);
        assertThat(pairs.mean()).isCloseTo(0.5, within(0.1));
    }
}
