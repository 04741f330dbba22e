package org.languageplayground.rag.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Job;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.IndexCache.Key;
import org.languageplayground.rag.base.IndexCache.TooManyChunksException;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

class IndexCacheTest {
    private final WorkerPool pool = new WorkerPool(1, 40);
    private final IndexCache cache = new IndexCache(pool, 10);
    private final CountDownLatch proceed = new CountDownLatch(1);

    @AfterEach
    void close() {
        proceed.countDown();
        pool.close();
    }

    /** A base of so many documents, each a chunk. */
    private static Key key(int documents) {
        List<Document> texts = IntStream.range(0, documents)
                .mapToObj(i -> new Document(String.valueOf(i), "", "Word number" + i + " stands here."))
                .toList();
        return new Key(new Corpus(BaseChoice.OWN, texts, Map.of(), List.of(), Units.words()), 16, 0);
    }

    /** Keeps the only thread of the pool, so that nothing is indexed until the test goes on. */
    private void holdThePool() throws InterruptedException {
        CountDownLatch held = new CountDownLatch(1);
        pool.submit("another", new Job() {
            @Override
            public boolean step() {
                held.countDown();
                try {
                    proceed.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return false;
            }

            @Override
            public void changed() {}

            @Override
            public void failed(Throwable problem) {}
        });
        held.await();
    }

    @Test
    void anIndexIsMadeOnceForAll() {
        Key key = key(3);
        KnowledgeBase base = cache.get(key).join();
        assertThat(base.chunks()).hasSize(3);
        assertThat(cache.get(key).join()).isSameAs(base);
        assertThat(cache.known(key)).containsSame(base);
    }

    @Test
    void theOneNotAskedForTheLongestIsDroppedFirst() {
        Key first = key(4);
        Key second = key(4);
        KnowledgeBase kept = cache.get(first).join();
        cache.get(second).join();
        assertThat(cache.get(first).join()).isSameAs(kept);
        cache.get(key(4)).join();
        assertThat(cache.known(second)).isEmpty();
        assertThat(cache.known(first)).containsSame(kept);
    }

    @Test
    void tooManyChunksAreRefusedAndAskedForAgain() {
        Key key = key(11);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> cache.get(key).join())
                    .hasCauseInstanceOf(TooManyChunksException.class)
                    .hasMessageContaining("11");
            assertThat(cache.known(key)).isEmpty();
        }
    }

    @Test
    void whatNobodyWaitsForIsNotMade() throws InterruptedException {
        holdThePool();
        Key key = key(2);
        CompletableFuture<KnowledgeBase> one = cache.get(key);
        cache.get(key);
        cache.leave(key);
        assertThat(pool.underWay()).isEqualTo(2);
        cache.leave(key);
        assertThat(pool.underWay()).isEqualTo(1);
        CompletableFuture<KnowledgeBase> again = cache.get(key);
        proceed.countDown();
        assertThat(again.join().chunks()).hasSize(2);
        assertThat(one).isNotDone();
    }

    @Test
    void anIndexMadeElsewhereIsKeptAndGivenToThoseWhoWait() throws InterruptedException {
        holdThePool();
        Key key = key(5);
        CompletableFuture<KnowledgeBase> waiting = cache.get(key);
        IndexMaking making = cache.making(key);
        while (making.step()) {}
        cache.keep(key, making.result());
        assertThat(waiting.join()).isSameAs(making.result());
        assertThat(cache.known(key)).containsSame(making.result());
        assertThat(pool.underWay())
                .as("only what holds the pool, nothing is made again")
                .isEqualTo(1);
    }

    @Test
    void forgettingLeavesWhatIsStillBeingMade() throws InterruptedException {
        Key done = key(1);
        cache.get(done).join();
        holdThePool();
        Key waited = key(2);
        CompletableFuture<KnowledgeBase> waiting = cache.get(waited);
        cache.clear();
        assertThat(cache.known(done)).isEmpty();
        proceed.countDown();
        assertThat(waiting.join().chunks()).hasSize(2);
    }

    @Test
    void indexingIsManySmallSteps() {
        IndexMaking making = cache.making(key(9));
        int steps = 1;
        while (making.step()) {
            steps++;
        }
        assertThat(steps).isGreaterThan(9 + 10);
        assertThat(making.result().chunks()).hasSize(9);
    }
}
