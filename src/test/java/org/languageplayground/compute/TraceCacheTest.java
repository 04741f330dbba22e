package org.languageplayground.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.measure.Candidates.Candidate;
import org.languageplayground.transformer.training.Initialization;

class TraceCacheTest {
    private static final TransformerConfig SMALL = shape(256, 2);
    private static final TransformerConfig LARGE = shape(1024, 12);

    private final Transformer model = new Transformer(SMALL, Initialization.of(SMALL, new SplittableRandom(1)));
    private int computed;

    private static TransformerConfig shape(int context, int layers) {
        return new TransformerConfig(
                Architecture.GPT2, 10, context, 8, layers, 4, 16, 0, Activation.GELU_TANH, 1e-5f, false);
    }

    private Trace get(TraceCache cache, int... ids) {
        return cache.get(new TraceCache.Key(model, ids, SMALL.trainedAttention()), () -> {
            computed++;
            return model.forward(TokenBatch.of(ids));
        });
    }

    @Test
    void theSameQuestionIsComputedOnce() {
        TraceCache cache = new TraceCache(1);
        assertThat(get(cache, 1, 2, 3)).isSameAs(get(cache, 1, 2, 3));
        assertThat(computed).isEqualTo(1);
        get(cache, 1, 2, 4);
        assertThat(computed).isEqualTo(2);
        assertThat(cache.hits()).isEqualTo(1);
        assertThat(cache.misses()).isEqualTo(2);
    }

    @Test
    void wordsAtAPlaceAreComputedOnceForAllWhoAsk() {
        TraceCache cache = new TraceCache(1);
        List<Candidate> first = likeliest(cache, 0);
        assertThat(first).extracting(Candidate::id).containsExactly(2, 0);
        assertThat(likeliest(cache, 0)).isSameAs(first);
        assertThat(computed).isEqualTo(1);
        likeliest(cache, 1);
        assertThat(computed).isEqualTo(2);
    }

    private List<Candidate> likeliest(TraceCache cache, int place) {
        TraceCache.Key key = new TraceCache.Key(model, new int[] {1, 2}, SMALL.trainedAttention());
        return cache.likeliest(2, key, place, () -> {
            computed++;
            return new float[] {1, 0, 2};
        });
    }

    @Test
    void whatWasNotAskedForTheLongestIsDropped() {
        TraceCache cache = new TraceCache(1);
        get(cache, 1);
        get(cache, 2);
        long large = Trace.bytes(SMALL, 100);
        for (int i = 0; i < (1 << 20) / large + 1; i++) {
            int[] ids = new int[100];
            ids[0] = i % 10;
            ids[1] = i / 10;
            get(cache, ids);
            get(cache, 2);
        }
        computed = 0;
        get(cache, 2);
        assertThat(computed).isZero();
        get(cache, 1);
        assertThat(computed).isEqualTo(1);
    }

    @Test
    void aModelReadsAtOnceWhatHalfOfTheCacheHolds() {
        TraceCache cache = new TraceCache(10);
        assertThat(cache.mostTokens(SMALL)).isEqualTo(256);
        int most = cache.mostTokens(LARGE);
        assertThat(Trace.bytes(LARGE, most)).isLessThanOrEqualTo(5 << 20);
        assertThat(Trace.bytes(LARGE, most + 1)).isGreaterThan(5 << 20);
    }

    @Test
    void whoAsksWhileAnotherWaitsForTheSameGetsTheSame() throws Exception {
        TraceCache cache = new TraceCache(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger made = new AtomicInteger();
        Callable<float[]> ask =
                () -> cache.vector(new TraceCache.Key(model, new int[] {1}, SMALL.trainedAttention()), () -> {
                    begun.countDown();
                    wait(gate);
                    return new float[] {made.incrementAndGet()};
                });
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<float[]> first = pool.submit(ask);
            wait(begun);
            Future<float[]> second = pool.submit(ask);
            gate.countDown();
            assertThat(second.get()).isSameAs(first.get()).containsExactly(1);
        }
    }

    @Test
    void whatHasFailedIsTriedAgain() {
        TraceCache cache = new TraceCache(1);
        TraceCache.Key key = new TraceCache.Key(model, new int[] {1}, SMALL.trainedAttention());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cache.vector(key, () -> {
                    throw new IllegalArgumentException("no");
                }))
                .withMessage("no");
        assertThat(cache.vector(key, () -> new float[] {2})).containsExactly(2);
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
