package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.Training;
import org.languageplayground.ui.Notice;

/** What live runs take of the server's memory. */
@Timeout(300)
class RunMemoryTest {
    private static final int SESSIONS = 30;
    private static final Choices FULL =
            Choices.FIRST.withTask(Task.OWN).withMethod(TuningMethod.FULL).withSteps(1_000);
    private static final long MODEL =
            Float.BYTES * Training.TINY.base().weights().parameters();

    private final WorkerPool pool = new WorkerPool(1, 40);

    @AfterEach
    void close() {
        pool.close();
    }

    private static void train(LiveTraining live, Choices choices) {
        assertThat(live.train(Lessons.settings(choices))).isEmpty();
    }

    private static void settle(LiveTraining live) throws InterruptedException {
        live.stopRuns();
        for (LiveRun run : live.runs()) {
            assertThat(run.run().await(60_000)).isTrue();
        }
    }

    @Test
    void thirtySessionsThatKeepTwoFullRunsEachHoldTheirWeightsAndNothingElse() throws InterruptedException {
        ServerMemory server = new ServerMemory(1_024, 64);
        List<LiveTraining> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            LiveTraining live = new LiveTraining(Training.TINY, new Visitor(pool, server));
            sessions.add(live);
            train(live, FULL);
            train(live, FULL.withSeed(2));
        }
        assertThat(server.granted())
                .as("moments and gradients of those under way")
                .isGreaterThan(SESSIONS * 2 * 5 * MODEL)
                .isLessThan(server.total());
        for (LiveTraining live : sessions) {
            settle(live);
        }
        assertThat(server.granted()).as("the weights of each").isEqualTo(SESSIONS * 2 * MODEL);
        for (LiveTraining live : sessions) {
            assertThat(live.runs()).allSatisfy(run -> assertThat(run.trained()).isPresent());
            live.reset();
        }
        assertThat(server.granted()).isZero();
    }

    @Test
    void aRunThatDoesNotFitIsRefusedWithFiguresAndTheOthersStay() throws InterruptedException {
        ServerMemory server = new ServerMemory(64, 8);
        LiveTraining live = new LiveTraining(Training.TINY, new Visitor(pool, server));
        train(live, FULL);
        Optional<Notice> refused = live.train(Lessons.settings(FULL));
        assertThat(refused.orElseThrow().key()).isEqualTo("ui.memory");
        assertThat((double) refused.get().arguments()[0]).isBetween(5.0, 8.0);
        assertThat((double) refused.get().arguments()[1]).isBetween(0.0, 3.0);
        assertThat((double) refused.get().arguments()[2]).isEqualTo(8);
        assertThat(live.runs()).hasSize(1);
        assertThat(live.tryAll(Lessons.settings(FULL)).orElseThrow().key()).isEqualTo("ui.memory");
        settle(live);
        live.reset();
        train(live, FULL);
        assertThat(live.runs()).hasSize(1);
        live.reset();
    }

    @Test
    void anAdapterIsNotReadWhereThereIsNoMemoryForIt() throws Exception {
        Visitor visitor = new Visitor(pool, new ServerMemory(64, 8));
        LiveTraining live = new LiveTraining(Training.TINY, visitor);
        Notice notice =
                live.upload("adapter.zip", new ByteArrayInputStream(new byte[10]), Lessons.settings(Choices.FIRST));
        assertThat(notice.key()).isEqualTo("ui.memory");
        assertThat(visitor.memory().granted()).isZero();
    }
}
