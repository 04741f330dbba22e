package org.languageplayground.ui.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class QuartersTest {
    private final Quarters quarters = new Quarters();

    private Stream<String> run(int steps) {
        return IntStream.rangeClosed(0, steps)
                .mapToObj(step -> quarters.heard(Optional.of(new Standing((double) step / steps, "step " + step))))
                .distinct()
                .filter(Predicate.not(String::isEmpty));
    }

    @Test
    void aRunIsHeardThreeTimesOnItsWayHoweverLongItIs() {
        assertThat(run(100)).containsExactly("step 25", "step 50", "step 75");
        assertThat(run(30_000)).containsExactly("step 7500", "step 15000", "step 22500");
    }

    @Test
    void nothingIsHeardOnceItIsOverAndTheNextBeginsAnew() {
        assertThat(quarters.heard(Optional.of(new Standing(0.6, "three fifths"))))
                .isEqualTo("three fifths");
        assertThat(quarters.heard(Optional.empty())).isEmpty();
        assertThat(quarters.heard(Optional.of(new Standing(0.1, "a tenth")))).isEmpty();
        assertThat(quarters.heard(Optional.of(new Standing(0.3, "a third")))).isEqualTo("a third");
        assertThat(quarters.heard(Optional.of(new Standing(0.4, "more")))).isEqualTo("a third");
    }
}
