package org.languageplayground.search.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The expected values are worked out by hand from trec_eval's definitions. */
class MeasuresTest {
    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    @Test
    void twoOfThreeRelevantDocumentsAtRanksTwoAndFour() {
        Measures measures = Measures.of(List.of("x", "a", "y", "b"), Map.of("a", 1, "b", 1, "c", 1, "x", 0));
        assertThat(measures.ndcg10())
                .isCloseTo((1 / log2(3) + 1 / log2(5)) / (1 + 1 / log2(3) + 1 / log2(4)), within(1e-12));
        assertThat(measures.averagePrecision()).isCloseTo((1 / 2.0 + 2 / 4.0) / 3, within(1e-12));
        assertThat(measures.recall100()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(measures.reciprocalRank10()).isEqualTo(0.5);
    }

    @Test
    void gradesAreGainsAsTheyAre() {
        Measures measures = Measures.of(List.of("a", "b"), Map.of("a", 1, "b", 3));
        assertThat(measures.ndcg10()).isCloseTo((1 + 3 / log2(3)) / (3 + 1 / log2(3)), within(1e-12));
    }

    @Test
    void aNegativeGradeIsNotRelevantAndCostsNothing() {
        Measures measures = Measures.of(List.of("bad", "a"), Map.of("a", 1, "bad", -2));
        assertThat(measures).isEqualTo(new Measures(1 / log2(3), 0.5, 1, 0.5));
    }

    @Test
    void cutsLieAtTenAndAHundred() {
        List<String> ranking = new ArrayList<>();
        for (int i = 1; i <= 101; i++) {
            ranking.add("d" + i);
        }
        Measures measures = Measures.of(ranking, Map.of("d11", 1, "d101", 1));
        assertThat(measures.ndcg10()).isZero();
        assertThat(measures.reciprocalRank10()).isZero();
        assertThat(measures.recall100()).isEqualTo(0.5);
        assertThat(measures.averagePrecision()).isCloseTo((1 / 11.0 + 2 / 101.0) / 2, within(1e-12));
    }

    @Test
    void aDocumentNamedTwiceCountsOnce() {
        assertThat(Measures.of(List.of("a", "a", "b"), Map.of("a", 1, "b", 1))).isEqualTo(new Measures(1, 1, 1, 1));
    }

    @Test
    void nothingRelevantOrNothingFoundIsZero() {
        Measures zero = new Measures(0, 0, 0, 0);
        assertThat(Measures.of(List.of("a"), Map.of("a", 0))).isEqualTo(zero);
        assertThat(Measures.of(List.of(), Map.of("a", 1))).isEqualTo(zero);
        assertThat(Measures.mean(List.of())).isEqualTo(zero);
        assertThat(Measures.mean(List.of(zero, new Measures(1, 1, 1, 1)))).isEqualTo(new Measures(0.5, 0.5, 0.5, 0.5));
    }

    @Test
    void theIntervalOfAMeanIsThatOfItsNormalApproximation() {
        double[] values = new double[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 4 == 0 ? 1 : 0;
        }
        Bootstrap bootstrap = Bootstrap.of(values);
        double margin = 1.96 * Math.sqrt(0.25 * 0.75 / 400);
        assertThat(bootstrap.mean()).isEqualTo(0.25);
        assertThat(bootstrap.low()).isCloseTo(0.25 - margin, within(0.005));
        assertThat(bootstrap.high()).isCloseTo(0.25 + margin, within(0.005));
        assertThat(bootstrap.excludesZero()).isTrue();
    }

    @Test
    void equalValuesLeaveNoDoubt() {
        double[] values = new double[10];
        Arrays.fill(values, 0.5);
        assertThat(Bootstrap.of(values)).isEqualTo(new Bootstrap(0.5, 0.5, 0.5));
        assertThat(Bootstrap.of(new double[] {-1, 1}).excludesZero()).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> Bootstrap.of(new double[0]));
    }

    @Test
    void recallCountsWhatIsRelevantAmongTheFirstK() {
        Map<String, Integer> grades = Map.of("a", 2, "b", 1, "c", 0);
        assertThat(Measures.recall(List.of("c", "a", "a", "b"), grades, 1)).isZero();
        assertThat(Measures.recall(List.of("c", "a", "a", "b"), grades, 2)).isEqualTo(0.5);
        assertThat(Measures.recall(List.of("c", "a", "a", "b"), grades, 3)).isEqualTo(1);
        assertThat(Measures.recall(List.of("a"), Map.of(), 1)).isZero();
    }
}
