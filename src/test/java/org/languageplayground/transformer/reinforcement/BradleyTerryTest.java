package org.languageplayground.transformer.reinforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BradleyTerryTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 0.693147", "3, 3, 0.693147", "2, 1, 0.313262", "1, 2, 1.313262", "-1, 2, 3.048587"})
    void theLossIsTheLogarithmOfTheProbabilityOfWhatWasPreferred(double chosen, double rejected, double loss) {
        assertThat(BradleyTerry.loss(chosen, rejected)).isCloseTo(loss, within(1e-6));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "2, 1", "-1, 2", "7, -7"})
    void theSlopeIsThatOfTheLoss(double chosen, double rejected) {
        double step = 1e-5;
        double slope =
                (BradleyTerry.loss(chosen + step, rejected) - BradleyTerry.loss(chosen - step, rejected)) / step / 2;
        assertThat(BradleyTerry.slope(chosen, rejected)).isCloseTo(slope, within(1e-9));
    }

    @Test
    void farApartRewardsDoNotOverflow() {
        assertThat(BradleyTerry.loss(1_000, -1_000)).isZero();
        assertThat(BradleyTerry.loss(-1_000, 1_000)).isEqualTo(2_000);
        assertThat(BradleyTerry.slope(-1_000, 1_000)).isEqualTo(-1);
        assertThat(BradleyTerry.slope(1_000, -1_000)).isZero();
    }
}
