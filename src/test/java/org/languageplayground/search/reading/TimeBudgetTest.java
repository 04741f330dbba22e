package org.languageplayground.search.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeBudgetTest {
    private static final long SECOND = 1_000_000_000;

    private final AtomicLong clock = new AtomicLong(77 * SECOND);
    private final TimeBudget budget = new TimeBudget(5, clock::get);

    private void pass(long seconds) {
        clock.addAndGet(seconds * SECOND);
    }

    @Test
    void onlyTheTimeOfStepsCounts() {
        pass(100);
        assertThat(budget.left()).isEqualTo(5 * SECOND);
        String made = budget.step(() -> {
            pass(2);
            assertThat(budget.left()).isEqualTo(3 * SECOND);
            return "made";
        });
        assertThat(made).isEqualTo("made");
        pass(100);
        assertThat(budget.left()).isEqualTo(3 * SECOND);
    }

    @Test
    void stepsAddUpAlsoThoseThatFailAndTheLastIsEnded() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> budget.step(() -> {
                    pass(3);
                    throw new IllegalStateException();
                }));
        assertThatExceptionOfType(OutOfTimeException.class)
                .isThrownBy(() -> budget.step(() -> {
                    budget.check();
                    pass(2);
                    budget.check();
                    return "not made";
                }))
                .satisfies(e -> assertThat(e.seconds()).isEqualTo(5));
    }

    @Test
    void theClockOfAnotherThreadMayShowLess() {
        budget.step(() -> {
            pass(2);
            return "";
        });
        clock.set(0);
        budget.step(() -> {
            pass(1);
            return "";
        });
        assertThat(budget.left()).isEqualTo(2 * SECOND);
    }

    @Test
    void ofManyShortEventsOneInSixtyFourLooksAtTheClock() {
        AtomicLong looks = new AtomicLong();
        TimeBudget counted = new TimeBudget(5, () -> SECOND * looks.getAndIncrement());
        assertThatExceptionOfType(OutOfTimeException.class)
                .isThrownBy(() -> counted.step(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        counted.tick();
                    }
                    return "";
                }));
        assertThat(looks).as("at both ends of the step, and five times within").hasValue(7);
    }

    @Test
    void whoIsCancelledHasNothingLeft() {
        assertThatCode(budget::check).doesNotThrowAnyException();
        budget.cancel();
        assertThat(budget.left()).isZero();
        assertThatExceptionOfType(OutOfTimeException.class).isThrownBy(budget::check);
    }

    @Test
    void theProcessorsTimeIsThatOfTheThread() {
        TimeBudget real = new TimeBudget(1_000);
        long before = real.left();
        double sum = real.step(() -> {
            double some = 0;
            for (int i = 0; i < 10_000_000; i++) {
                some += Math.sin(i);
            }
            return some;
        });
        assertThat(sum).isNotNaN();
        assertThat(real.left()).isLessThan(before);
    }
}
