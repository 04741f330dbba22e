package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.MemoryBudget;
import org.languageplayground.compute.NoMemoryException;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.IndexCache.Key;
import org.languageplayground.search.KnowledgeBase;
import org.languageplayground.search.text.Document;
import org.languageplayground.search.text.Units;

@Timeout(120)
class IndexCacheTest {
    private static final long PATIENCE = 60_000;
    private static final int MEGABYTE = 1 << 20;

    private final WorkerPool pool = new WorkerPool(1, 40);
    private final MemoryBudget memory = new MemoryBudget(2 * MEGABYTE);
    private final IndexCache cache = new IndexCache(pool, this, memory);
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
        return new Key(new Corpus(BaseChoice.OWN, texts, Map.of(), List.of(), Units.words()), 16, 0);
    }

    private Run<Void, KnowledgeBase> make(Key key) {
        return cache.make(key, () -> {});
    }

    private KnowledgeBase made(Key key) throws InterruptedException {
        assertThat(make(key).await(PATIENCE)).isTrue();
        return cache.known(key).orElseThrow();
    }

    /** Keeps the only thread of the pool, so that nothing is indexed until the test goes on. */
    private void holdThePool() throws InterruptedException {
        pool.submit("another", memory, held, () -> {});
        held.awaitStep();
    }

    @Test
    void anIndexIsMadeOnceForAll() throws InterruptedException {
        Key key = key(3);
        KnowledgeBase base = made(key);
        assertThat(base.chunks()).hasSize(3);
        assertThat(made(key)).isSameAs(base);
    }

    @Test
    void whereThereIsNoMemoryForAnotherTheOneNotAskedForTheLongestIsDropped() throws InterruptedException {
        int documents = 300;
        IndexMaking making = new IndexMaking(key(documents), bytes -> {});
        long most = 0;
        while (making.step()) {
            most = Math.max(most, making.bytes());
        }
        assertThat(most).isGreaterThan(making.bytesKept());
        MemoryBudget forTwo = new MemoryBudget(making.bytesKept() + most);
        try (IndexCache small = new IndexCache(pool, this, forTwo)) {
            List<Key> keys = List.of(key(documents), key(documents), key(documents));
            for (Key key : keys.subList(0, 2)) {
                assertThat(small.make(key, () -> {}).await(PATIENCE)).isTrue();
            }
            assertThat(small.known(keys.getFirst())).isPresent();
            assertThat(small.make(keys.getLast(), () -> {}).await(PATIENCE)).isTrue();
            assertThat(keys).extracting(key -> small.known(key).isPresent()).containsExactly(true, false, true);
            assertThat(forTwo.granted()).isEqualTo(2 * making.bytesKept());
        }
        assertThat(forTwo.granted()).isZero();
    }

    @Test
    void anIndexThatDoesNotFitIsRefusedBeforeItIsMadeAndCanBeAskedForAgain() throws InterruptedException {
        Key key = key(3_000);
        for (int i = 0; i < 2; i++) {
            Run<Void, KnowledgeBase> run = make(key);
            assertThat(run.await(PATIENCE)).isTrue();
            assertThat(run.failure()).containsInstanceOf(NoMemoryException.class);
            NoMemoryException refused = (NoMemoryException) run.failure().get();
            assertThat(refused.neededMegabytes()).isGreaterThan(2);
            assertThat(refused.totalMegabytes()).isEqualTo(2);
            assertThat(cache.known(key)).isEmpty();
            assertThat(memory.granted()).isZero();
        }
    }

    @Test
    void whatNobodyWaitsForIsNotMade() throws InterruptedException {
        holdThePool();
        Key key = key(2);
        Runnable anna = () -> {};
        Runnable ben = () -> {
            throw new IllegalStateException("nobody is told anything here");
        };
        Run<Void, KnowledgeBase> one = cache.make(key, anna);
        cache.make(key, ben);
        cache.leave(key, anna);
        assertThat(pool.underWay()).isEqualTo(2);
        cache.leave(key, ben);
        assertThat(pool.underWay()).isEqualTo(1);
        Run<Void, KnowledgeBase> again = make(key);
        held.letGo();
        assertThat(again.await(PATIENCE)).isTrue();
        assertThat(cache.known(key).orElseThrow().chunks()).hasSize(2);
        assertThat(one.outcome()).isEmpty();
    }

    @Test
    void everyoneWhoWaitsIsToldOnceWhateverTheOthersDo() throws InterruptedException {
        holdThePool();
        AtomicInteger told = new AtomicInteger();
        Key key = key(2);
        cache.make(key, () -> {
            throw new OutOfMemoryError("broken on purpose");
        });
        Run<Void, KnowledgeBase> run = cache.make(key, told::incrementAndGet);
        held.letGo();
        assertThat(run.await(PATIENCE)).isTrue();
        made(key(1));
        assertThat(told).hasValue(1);
        assertThat(cache.known(key)).isPresent();
    }

    @Test
    void anIndexMadeElsewhereIsKeptAndGivenToThoseWhoWait() throws InterruptedException {
        holdThePool();
        Key key = key(5);
        AtomicInteger told = new AtomicInteger();
        cache.make(key, told::incrementAndGet);
        IndexMaking making = new IndexMaking(key, bytes -> {});
        while (making.step()) {}
        cache.keep(key, making);
        assertThat(told).hasValue(1);
        assertThat(cache.known(key)).containsSame(making.outcome());
        assertThat(pool.underWay())
                .as("only what holds the pool, nothing is made again")
                .isEqualTo(1);
        assertThat(memory.granted()).isEqualTo(making.bytesKept());
    }

    @Test
    void forgettingLeavesWhatIsStillBeingMade() throws InterruptedException {
        Key done = key(1);
        made(done);
        holdThePool();
        Key waited = key(2);
        Run<Void, KnowledgeBase> waiting = make(waited);
        cache.clear();
        assertThat(cache.known(done)).isEmpty();
        held.letGo();
        assertThat(waiting.await(PATIENCE)).isTrue();
        assertThat(cache.known(waited).orElseThrow().chunks()).hasSize(2);
    }

    @Test
    void indexingIsManySmallSteps() {
        IndexMaking making = new IndexMaking(key(9), bytes -> {});
        int steps = 1;
        while (making.step()) {
            steps++;
        }
        assertThat(steps).isGreaterThan(9 + 10);
        assertThat(making.outcome().chunks()).hasSize(9);
    }
}
