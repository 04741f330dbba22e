package org.languageplayground.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.languageplayground.compute.Run.State;

@Timeout(120)
class WorkerPoolTest {
    private static final long PATIENCE = 60_000;
    private static final long LONGER_THAN_A_SLICE = 30;
    private static final long MEGABYTE = 1 << 20;

    private final MemoryBudget memory = new MemoryBudget(10 * MEGABYTE);
    private WorkerPool pool = new WorkerPool(1, 10);

    @AfterEach
    void close() {
        pool.close();
    }

    private void pool(int threads, int runsAtOnce) {
        pool.close();
        pool = new WorkerPool(threads, runsAtOnce);
    }

    private <P, R> Run<P, R> submit(String owner, Work<P, R> work) {
        return pool.submit(owner, memory, work, () -> {});
    }

    private static void awaitEnd(Run<?, ?> run) throws InterruptedException {
        assertThat(run.await(PATIENCE)).isTrue();
    }

    /** Counts its steps, so many; its outcome is their number. */
    private static class Counting implements Work<Integer, String> {
        private final int most;
        private final Callable<?> each;
        private int steps;

        Counting(int most, Callable<?> each) {
            this.most = most;
            this.each = each;
        }

        Counting(int most) {
            this(most, () -> null);
        }

        @Override
        public boolean step() throws Exception {
            each.call();
            return ++steps < most;
        }

        @Override
        public Integer progress() {
            return steps;
        }

        @Override
        public String outcome() {
            return steps + " steps";
        }
    }

    private static Object pause() throws InterruptedException {
        Thread.sleep(LONGER_THAN_A_SLICE);
        return null;
    }

    @Test
    void everyStepIsMadeAndTheOutcomeStays() throws InterruptedException {
        Run<Integer, String> run = submit("anna", new Counting(5));
        awaitEnd(run);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.progress()).isEqualTo(5);
        assertThat(run.outcome()).contains("5 steps");
        assertThat(run.place()).isZero();
        run.cancel();
        assertThat(run.state()).as("it was over").isEqualTo(State.DONE);
    }

    @Test
    void studentsTakeTurnsWhateverTheNumberOfTheirRuns() throws InterruptedException {
        List<String> turns = Collections.synchronizedList(new ArrayList<>());
        Held held = new Held();
        submit("teacher", held);
        List<Run<?, ?>> runs = new ArrayList<>();
        for (String owner : List.of("anna", "anna", "ben")) {
            runs.add(submit(owner, new Counting(4, () -> {
                turns.add(owner);
                return pause();
            })));
        }
        held.letGo();
        for (Run<?, ?> run : runs) {
            awaitEnd(run);
        }
        assertThat(turns.subList(0, 8)).containsExactly("anna", "ben", "anna", "ben", "anna", "ben", "anna", "ben");
        assertThat(turns.subList(8, 12)).containsOnly("anna");
    }

    @Test
    void runsOfOneOwnerNeverStepTogether() throws InterruptedException {
        pool(4, 10);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Run<?, ?>> runs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            runs.add(submit("anna", new Counting(3, () -> {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                pause();
                return inside.decrementAndGet();
            })));
        }
        for (Run<?, ?> run : runs) {
            awaitEnd(run);
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void moreRunsThanThereIsRoomForWaitAndKnowTheirPlace() throws InterruptedException {
        pool(1, 1);
        Held first = new Held();
        submit("anna", first);
        AtomicInteger told = new AtomicInteger();
        Run<Integer, String> second = submit("ben", new Counting(1));
        Run<Integer, String> third = pool.submit("carla", memory, new Counting(1), told::incrementAndGet);
        assertThat(second.state()).isEqualTo(State.WAITING);
        assertThat(second.place()).isEqualTo(1);
        assertThat(third.place()).isEqualTo(2);
        second.cancel();
        assertThat(second.state()).isEqualTo(State.STOPPED);
        assertThat(third.place()).isEqualTo(1);
        assertThat(told).hasValue(1);
        first.letGo();
        awaitEnd(third);
        assertThat(second.progress()).isZero();
    }

    @Test
    void cancellingEndsARunBetweenTwoStepsAndKeepsWhatTheyCameTo() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Run<Integer, String> run = submit("anna", new Counting(9, () -> {
            inside.countDown();
            gate.await();
            return null;
        }));
        inside.await();
        run.cancel();
        assertThat(run.state()).isEqualTo(State.STOPPED);
        assertThat(run.over()).isTrue();
        assertThat(run.outcome()).as("somebody is still working in it").isEmpty();
        gate.countDown();
        awaitEnd(run);
        assertThat(run.outcome()).contains("1 steps");
        assertThat(run.state()).isEqualTo(State.STOPPED);
    }

    /** A step without an end of its own. */
    private static final class Endless implements Work<Integer, String> {
        private final CountDownLatch inside = new CountDownLatch(1);
        private final CountDownLatch told = new CountDownLatch(1);

        @Override
        public boolean step() throws InterruptedException {
            inside.countDown();
            told.await();
            return true;
        }

        @Override
        public void cancel() {
            told.countDown();
        }

        @Override
        public Integer progress() {
            return 0;
        }

        @Override
        public String outcome() {
            return "ended";
        }
    }

    @Test
    void aWorkIsToldThatItIsCancelledWhileItsStepIsUnderWay() throws InterruptedException {
        Endless work = new Endless();
        Run<Integer, String> run = submit("anna", work);
        work.inside.await();
        run.cancel();
        awaitEnd(run);
        assertThat(run.outcome()).contains("ended");
        assertThat(pool.stuck(Duration.ZERO)).isZero();
    }

    @Test
    void aCancelledRunGivesItsRoomToTheNextOnlyOnce() throws InterruptedException {
        pool(1, 1);
        Held first = new Held();
        Run<?, ?> run = submit("anna", first);
        first.awaitStep();
        Held second = new Held();
        Run<?, ?> secondRun = submit("ben", second);
        Run<?, ?> thirdRun = submit("carla", new Counting(1));
        run.cancel();
        run.cancel();
        first.letGo();
        second.awaitStep();
        assertThat(secondRun.place()).isZero();
        assertThat(thirdRun.place()).isEqualTo(1);
        second.letGo();
        awaitEnd(thirdRun);
        assertThat(pool.underWay()).isZero();
    }

    @Test
    void oneStudentCannotFillThePool() {
        pool(1, 6);
        List<Held> many = new ArrayList<>();
        List<Run<?, ?>> runs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            many.add(new Held());
            runs.add(submit("anna", many.get(i)));
        }
        assertThat(pool.underWay()).isEqualTo(4);
        assertThat(pool.waiting()).isEqualTo(2);
        assertThat(submit("ben", new Counting(1)).place()).isZero();
        runs.get(1).cancel();
        assertThat(runs.get(4).place()).isZero();
        assertThat(runs.get(5).place()).isEqualTo(1);
        many.forEach(Held::letGo);
    }

    private static Object outOfMemory() {
        throw new OutOfMemoryError("broken on purpose");
    }

    private void assertThatThePoolIsWell() throws InterruptedException {
        Run<Integer, String> next = submit("ben", new Counting(3));
        awaitEnd(next);
        assertThat(next.state()).isEqualTo(State.DONE);
        assertThat(pool.dead()).isZero();
        assertThat(pool.underWay()).isZero();
        assertThat(memory.granted()).isZero();
    }

    private void assertThatItFailedAndNothingElse(Run<?, ?> run, Class<? extends Throwable> why)
            throws InterruptedException {
        awaitEnd(run);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.failure()).containsInstanceOf(why);
        assertThat(run.outcome()).isEmpty();
        assertThatThePoolIsWell();
    }

    @Test
    void aStepThatThrowsEndsItsRun() throws InterruptedException {
        assertThatItFailedAndNothingElse(
                submit("anna", new Counting(3, WorkerPoolTest::outOfMemory)), OutOfMemoryError.class);
        assertThatItFailedAndNothingElse(
                submit("anna", new Counting(3, () -> {
                    throw new Exception("checked");
                })),
                Exception.class);
    }

    @Test
    void anOutcomeThatCannotBeMadeEndsItsRun() throws InterruptedException {
        assertThatItFailedAndNothingElse(
                submit("anna", new Counting(2) {
                    @Override
                    public String outcome() {
                        throw new StackOverflowError();
                    }
                }),
                StackOverflowError.class);
    }

    @Test
    void aListenerThatThrowsEndsItsRun() throws InterruptedException {
        assertThatItFailedAndNothingElse(
                pool.submit("anna", memory, new Counting(Integer.MAX_VALUE), WorkerPoolTest::outOfMemory),
                OutOfMemoryError.class);
        assertThatItFailedAndNothingElse(
                pool.submit("anna", memory, new Counting(Integer.MAX_VALUE), () -> {
                    throw new RejectedExecutionException("the tab is gone");
                }),
                RejectedExecutionException.class);
    }

    @Test
    void aListenerThatThrowsAtTheVeryEndChangesNothing() throws InterruptedException {
        pool(1, 1);
        Held first = new Held();
        submit("ben", first);
        AtomicInteger told = new AtomicInteger();
        Run<Integer, String> run = pool.submit("anna", memory, new Counting(1), () -> {
            if (told.incrementAndGet() == 2) {
                outOfMemory();
            }
        });
        first.letGo();
        awaitEnd(run);
        assertThatThePoolIsWell();
        assertThat(told).hasValue(2);
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.outcome()).isPresent();
    }

    @Test
    void aListenerThatThrowsWhileOthersAreServedDisturbsNobody() throws InterruptedException {
        pool(1, 1);
        Held first = new Held();
        Run<?, ?> firstRun = submit("anna", first);
        Run<Integer, String> broken = pool.submit("ben", memory, new Counting(1), WorkerPoolTest::outOfMemory);
        Run<Integer, String> good = submit("carla", new Counting(1));
        submit("dora", new Counting(1)).cancel();
        first.letGo();
        awaitEnd(good);
        assertThat(good.state()).isEqualTo(State.DONE);
        assertThat(firstRun.state()).isEqualTo(State.DONE);
        assertThatItFailedAndNothingElse(broken, OutOfMemoryError.class);
    }

    @Test
    void aThreadThatIsInOneStepForTooLongIsStuck() throws InterruptedException {
        Held held = new Held();
        assertThat(pool.stuck(Duration.ZERO)).isZero();
        submit("anna", held);
        held.awaitStep();
        Thread.sleep(2);
        assertThat(pool.stuck(Duration.ofMillis(1))).isEqualTo(1);
        assertThat(pool.stuck()).as("it is not long yet").isZero();
        held.letGo();
        assertThatThePoolIsWell();
        assertThat(pool.stuck(Duration.ZERO)).isZero();
    }

    @Test
    void aPoolThatIsClosedLeavesNobodyWaiting() throws InterruptedException {
        pool(1, 1);
        Held held = new Held();
        Run<?, ?> underWay = submit("anna", held);
        Run<?, ?> waiting = submit("ben", new Counting(1));
        held.awaitStep();
        pool.close();
        awaitEnd(waiting);
        assertThat(waiting.state()).isEqualTo(State.STOPPED);
        held.letGo();
        awaitEnd(underWay);
        Run<?, ?> late = submit("carla", new Counting(1));
        awaitEnd(late);
        assertThat(late.state()).isEqualTo(State.STOPPED);
    }

    /** Needs more with each step, and keeps a little. */
    private static final class Growing extends Counting {
        private int held;

        Growing(int steps) {
            super(steps);
        }

        @Override
        public boolean step() throws Exception {
            held++;
            return super.step();
        }

        @Override
        public long bytes() {
            return (held + 1) * MEGABYTE;
        }

        @Override
        public long bytesKept() {
            return MEGABYTE / 2;
        }
    }

    @Test
    void aRunHoldsWhatItNeedsThenWhatItKeepsThenNothing() throws InterruptedException {
        Held held = new Held();
        submit("teacher", held);
        Run<Integer, String> run = submit("anna", new Growing(5));
        assertThat(memory.granted()).isEqualTo(MEGABYTE);
        held.letGo();
        awaitEnd(run);
        assertThat(run.outcome()).contains("5 steps");
        assertThat(memory.granted()).isEqualTo(MEGABYTE / 2);
        run.close();
        assertThat(run.outcome()).isEmpty();
        assertThat(memory.granted()).isZero();
    }

    @Test
    void aRunForWhichThereIsNoMemoryEndsBeforeTheStepThatNeedsIt() throws InterruptedException {
        Run<Integer, String> run = submit("anna", new Growing(20));
        awaitEnd(run);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.failure()).containsInstanceOf(NoMemoryException.class);
        assertThat(run.progress()).isEqualTo(10);
        assertThatThePoolIsWell();
    }

    @Test
    void aRunThatDoesNotFitIsRefusedAtOnce() {
        Counting greedy = new Counting(1) {
            @Override
            public long bytes() {
                return 11 * MEGABYTE;
            }
        };
        assertThatThrownBy(() -> submit("anna", greedy)).isInstanceOfSatisfying(NoMemoryException.class, e -> {
            assertThat(e.neededMegabytes()).isEqualTo(11);
            assertThat(e.freeMegabytes()).isEqualTo(10);
        });
        assertThat(pool.underWay()).isZero();
    }

    @Test
    void aRunThatIsClosedInAStepGivesItsMemoryBackAfterIt() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        Run<Integer, String> run = submit(
                "anna",
                new Counting(9, () -> {
                    inside.countDown();
                    gate.await();
                    return null;
                }) {
                    @Override
                    public long bytes() {
                        return MEGABYTE;
                    }
                });
        inside.await();
        run.close();
        assertThat(memory.granted()).isEqualTo(MEGABYTE);
        gate.countDown();
        awaitEnd(run);
        assertThat(run.outcome()).isEmpty();
        assertThat(memory.granted()).isZero();
    }

    @Test
    void whoListensTakesNobodysTurnAndIsInterruptedWhenCancelled() throws InterruptedException {
        Held held = new Held();
        submit("teacher", held);
        held.awaitStep();
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(2);
        Run<Integer, String> run = pool.listen(
                "anna",
                memory,
                new Counting(9, () -> {
                    inside.countDown();
                    if (inside.getCount() == 0) {
                        new CountDownLatch(1).await();
                    }
                    return null;
                }) {
                    @Override
                    public void close() {
                        closed.countDown();
                    }
                },
                () -> {});
        inside.await();
        assertThat(run.state()).isEqualTo(State.RUNNING);
        assertThat(pool.underWay()).isEqualTo(1);
        run.cancel();
        awaitEnd(run);
        closed.await();
        assertThat(run.state()).isEqualTo(State.STOPPED);
        assertThat(run.failure()).isEmpty();
        assertThat(run.outcome()).contains("1 steps");
        held.letGo();
    }

    @Test
    void thePoolKeepsBooksOfRunsTurnsAndFailures() throws InterruptedException {
        pool(1, 1);
        CountDownLatch go = new CountDownLatch(1);
        Run<?, ?> first = submit("a", new Counting(1, () -> {
            go.await();
            return null;
        }));
        Run<?, ?> second = submit("b", new Counting(1));
        assertThat(pool.times().begun()).isEqualTo(1);
        long waited = pool.times().queueNanos();
        go.countDown();
        awaitEnd(first);
        awaitEnd(second);
        assertThat(pool.times().begun()).isEqualTo(2);
        assertThat(pool.times().queueNanos()).isGreaterThan(waited);
        assertThat(pool.times().turns()).isEqualTo(2);
        assertThat(pool.times().computeNanos()).isPositive();
        assertThat(pool.times().failed()).isZero();
        awaitEnd(submit("c", new Counting(2, () -> {
            throw new IllegalStateException("broken on purpose");
        })));
        assertThat(pool.times().failed()).isEqualTo(1);
        awaitEnd(submit("d", new Counting(2, () -> {
            throw new NoMemoryException(2, 1, 1);
        })));
        assertThat(pool.times().failed()).isEqualTo(1);
    }
}
