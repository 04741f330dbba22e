package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

    /** Wilson 1927, worked by hand for 5 of 10. */
    @Test
    void itIsWilsons() {
        WilsonInterval interval = WilsonInterval.of(5, 10);
        assertThat(interval.low()).isCloseTo(0.2366, within(1e-4));
        assertThat(interval.high()).isCloseTo(0.7634, within(1e-4));
    }

    @Test
    void allRightIsNotCertain() {
        WilsonInterval interval = WilsonInterval.of(80, 80);
        assertThat(interval.low()).isBetween(0.95, 0.96);
        assertThat(interval.high()).isCloseTo(1, within(1e-12));
    }
}
