package org.languageplayground.classroom.room;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class WrongCodesTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final WrongCodes wrong = new WrongCodes(now::get);

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            wrong.wrong(address);
        }
    }

    @Test
    void tenThousandWrongCodesFromOneAddressAreStoppedAndOnlyThere() {
        fail("10.0.0.1", WrongCodes.MOST - 1);
        assertThatCode(() -> wrong.check("10.0.0.1")).doesNotThrowAnyException();
        fail("10.0.0.1", 10_000);
        assertThatThrownBy(() -> wrong.check("10.0.0.1")).isInstanceOf(RefusedException.class);
        assertThatCode(() -> wrong.check("10.0.0.2")).doesNotThrowAnyException();
    }

    @Test
    void afterTheSpanItMayBeTriedAgain() {
        fail("10.0.0.1", WrongCodes.MOST);
        now.set(now.get().plus(WrongCodes.SPAN).minusMillis(1));
        assertThatThrownBy(() -> wrong.check("10.0.0.1")).isInstanceOf(RefusedException.class);
        now.set(now.get().plusMillis(1));
        assertThatCode(() -> wrong.check("10.0.0.1")).doesNotThrowAnyException();
    }
}
