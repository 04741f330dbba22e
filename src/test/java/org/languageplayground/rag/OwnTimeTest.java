package org.languageplayground.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.rag.base.OwnBase;
import org.languageplayground.rag.base.OwnLimits;
import org.languageplayground.rag.question.QuestionText;
import org.languageplayground.rag.question.RagFields;
import org.languageplayground.rag.question.RagSimulation;
import org.languageplayground.rag.question.StandIn;
import org.languageplayground.search.Method;
import org.languageplayground.search.reading.DocumentProblem;
import org.languageplayground.search.reading.DocumentProblem.Reason;
import org.languageplayground.search.reading.ReadDocument;
import org.languageplayground.ui.Texts;

/** What own documents take of a server's time. */
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD)
class OwnTimeTest {
    /** Markdown that would take minutes. */
    private static final String SLOW = "<".repeat(500_000);

    private final WorkerPool pool = new WorkerPool(1, 40);
    private final Visitor visitor = new Visitor(pool, new ServerMemory(1_024, 512));
    private OwnBase own;
    private RagSimulation simulation;

    private void begin(int seconds) {
        own = new OwnBase(new OwnLimits(true, 2, 1_000_000, 20, seconds), visitor, pool, RagFixture.ENCODER);
        simulation = new RagSimulation(RagFixture.BASES, RagFixture.READER, own, visitor, Optional.empty());
    }

    @AfterEach
    void close() {
        simulation.close();
        own.close();
        pool.close();
    }

    private CompletableFuture<Run<Optional<DocumentProblem>, ReadDocument>> bring(String file, String text) {
        CompletableFuture<Run<Optional<DocumentProblem>, ReadDocument>> read = new CompletableFuture<>();
        own.add(file, RagFixture.file(text), read::complete);
        return read;
    }

    @Test
    void aFileThatTakesTooLongIsRefusedAndGivesThreadAndMemoryBack() {
        begin(0);
        Run<Optional<DocumentProblem>, ReadDocument> run = bring("a.md", SLOW).join();
        assertThat(run.progress()).contains(new DocumentProblem(Reason.SLOW, "a.md", 0, ""));
        assertThat(run.outcome()).isEmpty();
        assertThat(visitor.memory().granted()).isZero();
        assertThat(pool.underWay()).isZero();
    }

    @Test
    void aFileThatIsStoppedGivesThreadAndMemoryBackAndTheNextIsRead() {
        begin(3_600);
        CompletableFuture<Run<Optional<DocumentProblem>, ReadDocument>> slow = bring("a.md", SLOW);
        CompletableFuture<Run<Optional<DocumentProblem>, ReadDocument>> next = bring("b.txt", "text");
        assertThat(visitor.memory().granted()).isGreaterThan(200 * SLOW.length());
        own.stop("a.md");
        assertThat(slow.join().state()).isEqualTo(Run.State.STOPPED);
        assertThat(next.join().outcome()).isPresent();
        assertThat(own.corpus().documents()).hasSize(1);
        own.remove("b.txt");
        assertThat(visitor.memory().granted()).isZero();
    }

    @Test
    void aSessionThatEndsEndsWhatItsFilesWouldTake() throws InterruptedException {
        begin(3_600);
        CompletableFuture<Run<Optional<DocumentProblem>, ReadDocument>> slow = bring("a.md", SLOW);
        own.close();
        assertThat(slow.join().await(100_000)).isTrue();
        assertThat(visitor.memory().granted()).isZero();
    }

    /** So many different words, three letters each. */
    private static String words(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> Integer.toString(36 * 36 + i, 36))
                .collect(Collectors.joining(" "));
    }

    @Test
    void textsOfVeryManyChunksAreSearchedByWordsAndThePageSaysSo() {
        begin(1_000);
        for (int file = 0; file < 8; file++) {
            assertThat(bring(file + ".txt", words(5_000 * file, 35_000)).join().outcome())
                    .isPresent();
        }
        simulation.documentsChanged();
        simulation.set(RagFields.SIZE, 16);
        simulation.set(RagFields.OVERLAP, 0);
        simulation.set(RagFields.METHOD, Method.LSA);
        simulation.set(RagFields.QUERY, Integer.toString(36 * 36 + 7, 36));
        RagFixture.await(simulation);
        assertThat(simulation.reading().orElseThrow().ranking()).isNotEmpty();
        assertThat(simulation.standIn()).contains(StandIn.NO_TIME);
        assertThat(new QuestionText(Texts.ENGLISH, () -> Locale.ENGLISH).standIn(StandIn.NO_TIME, Method.LSA))
                .isEqualTo(
                        "BM25 ranks in place of LSA: the space of LSA of so many chunks and words takes longer than one"
                                + " student’s documents may. Take some documents away, or cut longer chunks.");
    }
}
