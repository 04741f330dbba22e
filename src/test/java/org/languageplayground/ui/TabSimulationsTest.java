package org.languageplayground.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class TabSimulationsTest {
    private final Deque<Runnable> graces = new ArrayDeque<>();
    private final TabSimulations<Closable> tabs = new TabSimulations<>(Closable::new, graces::add);

    private static final class Closable implements Simulation {
        private int closed;

        @Override
        public void close() {
            closed++;
        }
    }

    @Test
    void eachTabHasItsOwn() {
        assertThat(tabs.of(1)).isSameAs(tabs.of(1)).isNotSameAs(tabs.of(2));
    }

    @Test
    void aTabThatDoesNotComeBackIsEndedAfterTheGrace() {
        Closable simulation = tabs.of(1);
        tabs.close(1);
        assertThat(simulation.closed).isZero();
        graces.remove().run();
        assertThat(simulation.closed).isEqualTo(1);
        assertThat(tabs.of(1)).isNotSameAs(simulation);
    }

    @Test
    void aTabThatComesBackGoesOn() {
        Closable simulation = tabs.of(1);
        tabs.close(1);
        tabs.keep(1, simulation);
        graces.remove().run();
        assertThat(simulation.closed).isZero();
        assertThat(tabs.of(1)).isSameAs(simulation);
    }

    @Test
    void aPageOpenedAnewInTheSameTabDoesNotSaveTheOneThatWasLeft() {
        Closable left = tabs.of(1);
        tabs.close(1);
        Closable next = tabs.of(1);
        tabs.keep(1, next);
        graces.remove().run();
        assertThat(left.closed).isEqualTo(1);
        assertThat(next.closed).isZero();
    }

    @Test
    void bothAreEndedWhenTheTabLeavesTwiceWithinTheGrace() {
        Closable left = tabs.of(1);
        tabs.close(1);
        Closable next = tabs.of(1);
        tabs.close(1);
        graces.forEach(Runnable::run);
        assertThat(left.closed).isEqualTo(1);
        assertThat(next.closed).isEqualTo(1);
    }

    @Test
    void theEndOfTheSessionEndsAllOnce() {
        Closable open = tabs.of(1);
        Closable leaving = tabs.of(2);
        tabs.close(2);
        tabs.closeAll();
        graces.forEach(Runnable::run);
        assertThat(open.closed).isEqualTo(1);
        assertThat(leaving.closed).isEqualTo(1);
    }

    @Test
    void aTabThatNeverWasIsNoProblem() {
        tabs.close(7);
        assertThat(graces).isEmpty();
    }
}
