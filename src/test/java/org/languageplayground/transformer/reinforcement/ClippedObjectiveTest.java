package org.languageplayground.transformer.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClippedObjectiveTest {
    private static final double CLIP = 0.2;

    @ParameterizedTest(name = "ratio {0}, advantage {1}")
    @CsvSource({
        "1.0,  2, 2.0, false",
        "1.1,  2, 2.2, false",
        "1.5,  2, 2.4, true",
        "0.5,  2, 1.0, false",
        "1.0, -2, -2.0, false",
        "0.9, -2, -1.8, false",
        "0.5, -2, -1.6, true",
        "1.5, -2, -3.0, false"
    })
    void aGainCountsOnlyUpToTheClipAndALossInFull(double ratio, double advantage, double value, boolean clipped) {
        double logRatio = Math.log(ratio);
        assertThat(ClippedObjective.value(logRatio, advantage, CLIP)).isCloseTo(value, within(1e-9));
        assertThat(ClippedObjective.clipped(logRatio, advantage, CLIP)).isEqualTo(clipped);
        double step = 1e-6;
        double slope = (ClippedObjective.value(logRatio + step, advantage, CLIP)
                        - ClippedObjective.value(logRatio - step, advantage, CLIP))
                / (2 * step);
        assertThat(ClippedObjective.slope(logRatio, advantage, CLIP)).isCloseTo(slope, within(1e-6));
    }
}
