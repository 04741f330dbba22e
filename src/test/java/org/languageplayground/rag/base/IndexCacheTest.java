package org.languageplayground.rag.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.IndexCache.Key;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

@Timeout(120)
class IndexCacheTest {
    private static final int MEGABYTE = 1 << 20;

    private static final SharedEncoder NO_ENCODER = new SharedEncoder(new ModelLibrary("", false), 0, "");

    private final WorkerPool pool = new WorkerPool(1, 40);
    private final MemoryBudget memory = new MemoryBudget(2 * MEGABYTE);
    private final IndexCache cache = new IndexCache(pool, this, memory, NO_ENCODER);
    private final Held held = new Held();

    @AfterEach
    void close() {
        held.letGo();
        pool.close();
    }

    /** A base of so many documents, each a chunk. */
    private static Key key(int documents) {
        List<Document> texts = IntStream.range(0, documents)
                .mapToObj(i -> new Document(String.valueOf(i), "", "Word number" + i + " stands here."))
                .toList();
        return new Key(
                new Corpus(BaseChoice.OWN, texts, Map.of(), List.of(), List.of(), Units.words(), List.of()), 16, 0);
    }

    /** Keeps the only thread of the pool, so that nothing is indexed until the test goes on. */
    private void holdThePool() throws InterruptedException {
        pool.submit("another", memory, held, () -> {});
        held.awaitStep();
    }

    @Test
    void anIndexIsMadeOnceForAll() {
        Key key = key(3);
        KnowledgeBase base = cache.get(key).whole().join();
        assertThat(base.chunks()).hasSize(3);
        assertThat(cache.get(key).whole().join()).isSameAs(base);
        assertThat(cache.known(key)).containsSame(base);
    }

    @Test
    void whereThereIsNoMemoryForAnotherTheOneNotAskedForTheLongestIsDropped() {
        int documents = 300;
        IndexMaking making = new IndexMaking(key(documents), NO_ENCODER, bytes -> true);
        long most = 0;
        while (making.step()) {
            most = Math.max(most, making.bytes());
        }
        assertThat(most).isGreaterThan(making.bytesKept());
        MemoryBudget forTwo = new MemoryBudget(making.bytesKept() + most);
        try (IndexCache small = new IndexCache(pool, this, forTwo, NO_ENCODER)) {
            Key first = key(documents);
            Key second = key(documents);
            Key third = key(documents);
            KnowledgeBase kept = small.get(first).whole().join();
            small.get(second).whole().join();
            assertThat(small.get(first).whole().join()).isSameAs(kept);
            small.get(third).whole().join();
            assertThat(small.known(first)).containsSame(kept);
            assertThat(small.known(second)).isEmpty();
            assertThat(small.known(third)).isPresent();
            assertThat(forTwo.granted()).isEqualTo(2 * making.bytesKept());
        }
        assertThat(forTwo.granted()).isZero();
    }

    @Test
    void anIndexThatDoesNotFitIsRefusedBeforeItIsMadeAndCanBeAskedForAgain() {
        Key key = key(3_000);
        for (int i = 0; i < 2; i++) {
            CompletableFuture<KnowledgeBase> index = cache.get(key).whole();
            assertThatThrownBy(index::join).hasCauseInstanceOf(NoMemoryException.class);
            NoMemoryException refused = (NoMemoryException) index.exceptionNow();
            assertThat(refused.neededMegabytes()).isGreaterThan(2);
            assertThat(refused.totalMegabytes()).isEqualTo(2);
            assertThat(IndexCache.refusal(refused).key()).isEqualTo("ui.memory");
            assertThat(cache.known(key)).isEmpty();
            assertThat(memory.granted()).isZero();
        }
    }

    @Test
    void whereNotEvenCountingFitsThatIsSaidAtOnce() {
        memory.grant(memory.free());
        CompletableFuture<KnowledgeBase> index = cache.get(key(1)).whole();
        assertThat(index).isCompletedExceptionally();
        assertThat(index.exceptionNow()).isInstanceOf(NoMemoryException.class);
    }

    @Test
    void whatNobodyWaitsForIsNotMade() throws InterruptedException {
        holdThePool();
        Key key = key(2);
        CompletableFuture<KnowledgeBase> one = cache.get(key).whole();
        cache.get(key);
        cache.leave(key);
        assertThat(pool.underWay()).isEqualTo(2);
        cache.leave(key);
        assertThat(pool.underWay()).isEqualTo(1);
        CompletableFuture<KnowledgeBase> again = cache.get(key).whole();
        held.letGo();
        assertThat(again.join().chunks()).hasSize(2);
        assertThat(one).isNotDone();
    }

    @Test
    void everyoneWhoWaitsIsToldWhateverTheOthersDo() throws InterruptedException {
        holdThePool();
        AtomicInteger told = new AtomicInteger();
        Key key = key(2);
        cache.get(key).whole().thenRun(() -> {
            throw new OutOfMemoryError("broken on purpose");
        });
        CompletableFuture<Void> other = cache.get(key).whole().thenRun(told::incrementAndGet);
        held.letGo();
        other.join();
        assertThat(cache.get(key(1)).whole().join().chunks()).hasSize(1);
        assertThat(told).hasValue(1);
        assertThat(cache.known(key)).isPresent();
    }

    @Test
    void anIndexMadeElsewhereIsKeptAndGivenToThoseWhoWait() throws InterruptedException {
        holdThePool();
        Key key = key(5);
        CompletableFuture<KnowledgeBase> waiting = cache.get(key).whole();
        IndexMaking making = new IndexMaking(key, NO_ENCODER, bytes -> true);
        while (making.step()) {}
        assertThat(cache.keep(key, making)).isTrue();
        assertThat(waiting.join()).isSameAs(making.outcome());
        assertThat(cache.known(key)).containsSame(making.outcome());
        assertThat(pool.underWay())
                .as("only what holds the pool, nothing is made again")
                .isEqualTo(1);
        assertThat(memory.granted()).isEqualTo(making.bytesKept());
    }

    @Test
    void anIndexMadeElsewhereForWhichThereIsNoMemoryIsNotKept() {
        Key key = key(5);
        IndexMaking making = new IndexMaking(key, NO_ENCODER, bytes -> true);
        while (making.step()) {}
        memory.grant(memory.free());
        assertThat(cache.keep(key, making)).isFalse();
        assertThat(cache.known(key)).isEmpty();
    }

    @Test
    void forgettingLeavesWhatIsStillBeingMade() throws InterruptedException {
        Key done = key(1);
        cache.get(done).whole().join();
        holdThePool();
        Key waited = key(2);
        CompletableFuture<KnowledgeBase> waiting = cache.get(waited).whole();
        cache.clear();
        assertThat(cache.known(done)).isEmpty();
        held.letGo();
        assertThat(waiting.join().chunks()).hasSize(2);
    }

    @Test
    void indexingIsManySmallSteps() {
        IndexMaking making = new IndexMaking(key(9), NO_ENCODER, bytes -> true);
        int steps = 1;
        while (making.step()) {
            steps++;
        }
        assertThat(steps)
                .as("one a document, one that counts, and one a part of the index")
                .isGreaterThanOrEqualTo(9 + 1 + 6);
        assertThat(making.outcome().chunks()).hasSize(9);
    }
}
