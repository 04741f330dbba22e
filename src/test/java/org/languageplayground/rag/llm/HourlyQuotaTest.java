package org.languageplayground.rag.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HourlyQuotaTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final HourlyQuota quota = new HourlyQuota(2, now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void aQuestionIsFreeAgainAnHourAfterTheFirst() {
        assertThat(quota.take()).isEmpty();
        pass(Duration.ofMinutes(20));
        assertThat(quota.take()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(quota.take()).isEqualTo(OptionalLong.of(40));
        pass(Duration.ofMinutes(40).minusSeconds(1));
        assertThat(quota.take()).isEmpty();
        assertThat(quota.take()).isEqualTo(OptionalLong.of(20));
    }

    @Test
    void whatIsGivenBackIsFree() {
        quota.take();
        quota.take();
        quota.giveBack();
        assertThat(quota.take()).isEmpty();
        assertThat(quota.take()).isPresent();
    }

    @Test
    void manyThreadsGetNoMoreThanThereIs() {
        HourlyQuota shared = new HourlyQuota(100, now::get);
        long taken = IntStream.range(0, 10_000)
                .parallel()
                .filter(i -> shared.take().isEmpty())
                .count();
        assertThat(taken).isEqualTo(100);
    }
}
