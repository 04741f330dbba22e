package org.languageplayground.transformer.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AdvantagesTest {
    private static final float[] REWARDS = {-0.5f, 0, 2};
    private static final float[] VALUES = {1, 0.5f, 3};

    @Test
    void withLambdaOneItIsWhatWasStillToComeMinusTheValue() {
        assertThat(Advantages.of(REWARDS, VALUES, 1)).containsExactly(new float[] {0.5f, 1.5f, -1}, within(1e-6f));
    }

    @Test
    void withLambdaZeroItLooksOneTokenAhead() {
        assertThat(Advantages.of(REWARDS, VALUES, 0)).containsExactly(new float[] {-1, 2.5f, -1}, within(1e-6f));
    }

    @Test
    void inBetweenLaterSurprisesCountLess() {
        assertThat(Advantages.of(REWARDS, VALUES, 0.5)).containsExactly(new float[] {0, 2, -1}, within(1e-6f));
    }
}
