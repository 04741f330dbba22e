package org.languageplayground.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final long LONGER_THAN_A_SLICE = 30;

    private WorkerPool pool = new WorkerPool(1, 10);

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void everyStepIsMadeAndTheTicketIsOver() throws InterruptedException {
        Counting job = new Counting(5);
        Ticket ticket = pool.submit("anna", job);
        job.awaitEnd();
        awaitOver(ticket);
        assertThat(job.steps).hasValue(5);
        assertThat(ticket.place()).isZero();
    }

    @Test
    void studentsTakeTurnsWhateverTheNumberOfTheirJobs() throws InterruptedException {
        List<String> turns = Collections.synchronizedList(new ArrayList<>());
        Held held = new Held();
        pool.submit("teacher", held);
        List<Counting> jobs = new ArrayList<>();
        for (String owner : List.of("anna", "anna", "ben")) {
            Counting job = new Counting(4) {
                @Override
                public boolean step() {
                    turns.add(owner);
                    pause();
                    return super.step();
                }
            };
            jobs.add(job);
            pool.submit(owner, job);
        }
        held.release();
        for (Counting job : jobs) {
            job.awaitEnd();
        }
        assertThat(turns.subList(0, 8)).containsExactly("anna", "ben", "anna", "ben", "anna", "ben", "anna", "ben");
        assertThat(turns.subList(8, 12)).containsOnly("anna");
    }

    @Test
    void jobsOfOneOwnerNeverRunTogether() throws InterruptedException {
        pool.close();
        pool = new WorkerPool(4, 10);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Counting> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Counting job = new Counting(3) {
                @Override
                public boolean step() {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    pause();
                    inside.decrementAndGet();
                    return super.step();
                }
            };
            jobs.add(job);
            pool.submit("anna", job);
        }
        for (Counting job : jobs) {
            job.awaitEnd();
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void moreJobsThanThereIsRoomForWaitAndKnowTheirPlace() throws InterruptedException {
        pool.close();
        pool = new WorkerPool(1, 1);
        Held first = new Held();
        pool.submit("anna", first);
        Counting second = new Counting(1);
        Counting third = new Counting(1);
        Ticket secondTicket = pool.submit("ben", second);
        Ticket thirdTicket = pool.submit("carla", third);
        assertThat(secondTicket.place()).isEqualTo(1);
        assertThat(thirdTicket.place()).isEqualTo(2);
        assertThat(second.steps).hasValue(0);
        int told = third.changes.get();
        secondTicket.cancel();
        assertThat(thirdTicket.place()).isEqualTo(1);
        assertThat(third.changes.get()).isGreaterThan(told);
        first.release();
        third.awaitEnd();
        assertThat(second.steps).hasValue(0);
    }

    @Test
    void cancellingEndsAJobBetweenTwoSteps() throws InterruptedException {
        Held held = new Held();
        Ticket ticket = pool.submit("anna", held);
        held.awaitStep();
        ticket.cancel();
        held.release();
        Counting next = new Counting(1);
        pool.submit("ben", next);
        next.awaitEnd();
        assertThat(held.steps).hasValue(1);
        assertThat(ticket.over()).isTrue();
    }

    @Test
    void aCancelledJobGivesItsRoomToTheNextOnlyOnce() throws InterruptedException {
        pool.close();
        pool = new WorkerPool(1, 1);
        Held first = new Held();
        Ticket ticket = pool.submit("anna", first);
        first.awaitStep();
        Held second = new Held();
        Ticket secondTicket = pool.submit("ben", second);
        Ticket thirdTicket = pool.submit("carla", new Counting(1));
        ticket.cancel();
        ticket.cancel();
        first.release();
        second.awaitStep();
        assertThat(secondTicket.place()).isZero();
        assertThat(thirdTicket.place()).isEqualTo(1);
        second.release();
    }

    @Test
    void aJobThatThrowsIsToldAndTheOthersGoOn() throws InterruptedException {
        List<Throwable> problems = Collections.synchronizedList(new ArrayList<>());
        Counting broken = new Counting(3) {
            @Override
            public boolean step() {
                throw new OutOfMemoryError("broken on purpose");
            }

            @Override
            public void failed(Throwable problem) {
                problems.add(problem);
            }
        };
        Ticket ticket = pool.submit("anna", broken);
        Counting good = new Counting(3);
        pool.submit("ben", good);
        good.awaitEnd();
        awaitOver(ticket);
        assertThat(problems).hasSize(1);
    }

    @Test
    void oneStudentCannotFillThePool() throws InterruptedException {
        pool.close();
        pool = new WorkerPool(1, 6);
        List<Held> many = new ArrayList<>();
        List<Ticket> tickets = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            many.add(new Held());
            tickets.add(pool.submit("anna", many.get(i)));
        }
        assertThat(pool.underWay()).isEqualTo(4);
        assertThat(pool.waiting()).isEqualTo(2);
        Ticket ben = pool.submit("ben", new Counting(1));
        assertThat(ben.place()).isZero();
        tickets.get(1).cancel();
        assertThat(tickets.get(4).place()).isZero();
        assertThat(tickets.get(5).place()).isEqualTo(1);
        many.forEach(Held::release);
    }

    @Test
    void absurdSettingsAreRefusedInASentence() {
        assertThatThrownBy(() -> new WorkerPool(-1, 10)).hasMessageContaining("worker-threads");
        assertThatThrownBy(() -> new WorkerPool(1, 0)).hasMessageContaining("jobs-at-once");
    }

    private static void awaitOver(Ticket ticket) throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 100 && !ticket.over(); i++) {
            Thread.sleep(10);
        }
        assertThat(ticket.over()).isTrue();
    }

    private static void pause() {
        try {
            Thread.sleep(LONGER_THAN_A_SLICE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static class Counting implements Job {
        final AtomicInteger steps = new AtomicInteger();
        final AtomicInteger changes = new AtomicInteger();
        private final int most;
        private final CountDownLatch end = new CountDownLatch(1);

        Counting(int most) {
            this.most = most;
        }

        @Override
        public boolean step() {
            boolean more = steps.incrementAndGet() < most;
            if (!more) {
                end.countDown();
            }
            return more;
        }

        @Override
        public void changed() {
            changes.incrementAndGet();
        }

        @Override
        public void failed(Throwable problem) {
            throw new AssertionError(problem);
        }

        void awaitEnd() throws InterruptedException {
            assertThat(end.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Stays in its first step until it is released. */
    private static final class Held extends Counting {
        private final CountDownLatch inside = new CountDownLatch(1);
        private final CountDownLatch gate = new CountDownLatch(1);

        Held() {
            super(Integer.MAX_VALUE);
        }

        @Override
        public boolean step() {
            super.step();
            inside.countDown();
            try {
                assertThat(gate.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return false;
        }

        void awaitStep() throws InterruptedException {
            assertThat(inside.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        }

        void release() {
            gate.countDown();
        }
    }
}
