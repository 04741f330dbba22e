package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {
    private static double[][] sixteen(boolean reversed) {
        return new double[][] {
            IntStream.range(0, 16).mapToDouble(i -> reversed ? -i * i : i * i).toArray(),
            IntStream.range(0, 16).mapToDouble(i -> reversed ? -i : i).toArray()
        };
    }

    @Test
    void oneOrderHasRhoOneAndTheReverseMinusOne() {
        RankCorrelation same = RankCorrelation.of(sixteen(false), sixteen(false), means -> means);
        assertThat(same.rho()).isEqualTo(1);
        assertThat(same.low()).isEqualTo(1);
        assertThat(same.high()).isEqualTo(1);
        assertThat(RankCorrelation.of(sixteen(false), sixteen(true), means -> means)
                        .rho())
                .isEqualTo(-1);
    }

    /** Of 16 things: 0.503 stands in the tables for 5 % on both sides (Zar 1972). */
    @Test
    void whatChanceReachesIsWhatTheTablesSay() {
        assertThat(RankCorrelation.of(sixteen(false), sixteen(false), means -> means)
                        .chance())
                .isCloseTo(0.503, within(0.04));
    }

    /** 1 − 6 Σ d² / n(n² − 1) with d = 1, 1, 0, 0. */
    @Test
    void withoutTiesItIsTheFormulaOfTheBooks() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 3, 4}, 2, 1, 3, 4)).isCloseTo(0.8, within(1e-12));
    }

    @Test
    void theSameForAllHasNoOrder() {
        assertThat(RankCorrelation.of(new double[] {1, 2, 3}, 5, 5, 5)).isNaN();
        assertThat(RankCorrelation.of(new double[] {1}, 5)).isNaN();
    }
}
