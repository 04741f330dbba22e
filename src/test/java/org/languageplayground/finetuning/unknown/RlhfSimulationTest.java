package org.languageplayground.finetuning.unknown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Job;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.unknown.RlhfSimulation.Obstacle;
import org.languageplayground.finetuning.unknown.StepRun.Status;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.preference.Said;

class RlhfSimulationTest {
    private static final int PATIENCE_SECONDS = 120;
    private static final Transformer BASE =
            new ModelLibrary("").get(ShippedModels.causal(4)).model();
    private static final WorkerPool POOL = new WorkerPool(1, 1);

    private final RlhfSimulation simulation = new RlhfSimulation(() -> BASE, POOL, new Object());

    @AfterEach
    void reset() {
        simulation.reset();
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static void run(RlhfSimulation simulation, Step step, int steps) throws InterruptedException {
        simulation.begin(step);
        StepRun run = simulation.run(step).orElseThrow();
        for (int i = 0; i < PATIENCE_SECONDS * 200 && !run.over(); i++) {
            if (run.done() >= steps) {
                simulation.stop();
            }
            Thread.sleep(5);
        }
        assertThat(run.over()).isTrue();
    }

    @Test
    void eachStepNeedsTheOneBeforeIt() throws InterruptedException {
        assertThat(simulation.obstacle(Step.SFT)).isEmpty();
        assertThat(simulation.obstacle(Step.REWARD)).contains(Obstacle.STEP_BEFORE);
        assertThat(simulation.obstacle(Step.PPO)).contains(Obstacle.STEP_BEFORE);
        assertThatIllegalStateException().isThrownBy(() -> simulation.begin(Step.PPO));

        run(simulation, Step.SFT, 10);
        assertThat(simulation.obstacle(Step.REWARD)).isEmpty();
        assertThat(simulation.obstacle(Step.PPO)).contains(Obstacle.STEP_BEFORE);
        run(simulation, Step.REWARD, 25);
        assertThat(simulation.obstacle(Step.PPO)).isEmpty();
        run(simulation, Step.PPO, 2);
        assertThat(simulation.ppo().orElseThrow().exam()).isNotNull();
        assertThat(simulation.ppo().orElseThrow().rounds().getFirst().kl()).isZero();
        assertThat(simulation.points()).extracting(SharePoint::step).contains(Step.SFT, Step.PPO);

        run(simulation, Step.SFT, 1);
        assertThat(simulation.reward()).as("learned from another policy").isEmpty();
        assertThat(simulation.ppo()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameCurveAndAnotherOneAnother() throws InterruptedException {
        run(simulation, Step.SFT, 20);
        List<SharePoint> points = simulation.points().subList(0, 3);
        Exam base = simulation.sft().orElseThrow().baseExam();
        run(simulation, Step.SFT, 20);
        assertThat(simulation.points().subList(0, 3)).isEqualTo(points);
        simulation.show(new RlhfState(0.3, 40, 2));
        run(simulation, Step.SFT, 20);
        assertThat(simulation.points().subList(0, 3)).isNotEqualTo(points);
        assertThat(simulation.sft().orElseThrow().baseExam().test())
                .as("another test")
                .isNotEqualTo(base.test());
    }

    @Test
    void allThreeStepsFollowOneAnotherUntilTheStudentStops() throws InterruptedException {
        simulation.show(new RlhfState(0.3, 10, 1));
        simulation.beginAll();
        assertThat(simulation.goesOn()).isTrue();
        assertThat(simulation.run(Step.SFT)).isPresent();
        await(() -> simulation.sft().orElseThrow().over());
        await(() -> simulation.reward().isPresent());
        assertThat(simulation.sft().orElseThrow().done())
                .isEqualTo(simulation.sft().orElseThrow().total());
        await(() -> simulation.reward().orElseThrow().done() > 0);
        simulation.stop();
        assertThat(simulation.goesOn()).isFalse();
        await(() -> simulation.reward().orElseThrow().over());
        assertThat(simulation.ppo()).as("stopped before it was its turn").isEmpty();
        assertThat(simulation.reward().orElseThrow().preferred()).hasSize(5);
        assertThat(simulation.obstacle(Step.PPO)).isEmpty();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 200 && !condition.getAsBoolean(); i++) {
            Thread.sleep(5);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void whatIsStoppedIsExaminedAndStays() throws InterruptedException {
        run(simulation, Step.SFT, 5);
        SftRun sft = simulation.sft().orElseThrow();
        assertThat(sft.status()).isEqualTo(Status.STOPPED);
        assertThat(sft.done()).isBetween(5, sft.total() - 1);
        assertThat(sft.usable()).isTrue();
        assertThat(sft.baseExam().test().asked()).isEqualTo(5 * 8 * 4);
        assertThat(sft.baseExam().known().asked()).isEqualTo(36 * 8);
        assertThat(sft.exam().unasked().asked()).isEqualTo(4 * 8 * 4);
        assertThat(sft.baseExam().said())
                .hasSize(5)
                .contains(new Said("zorland", "zuveva"))
                .noneMatch(Said::unknown);
    }

    @Test
    void whoWaitsKnowsThePlaceAndCanGiveUp() throws InterruptedException {
        Object other = new Object();
        Job endless = new Job() {
            @Override
            public boolean step() {
                return true;
            }

            @Override
            public void changed() {}

            @Override
            public void failed(Throwable problem) {}
        };
        var ticket = POOL.submit(other, endless);
        simulation.begin(Step.SFT);
        SftRun sft = simulation.sft().orElseThrow();
        assertThat(sft.status()).isEqualTo(Status.WAITING);
        assertThat(sft.place()).isEqualTo(1);
        assertThat(simulation.obstacle(Step.SFT)).contains(Obstacle.BUSY);
        simulation.stop();
        assertThat(sft.over()).isTrue();
        assertThat(sft.usable()).isFalse();
        assertThat(sft.exam()).isNull();
        assertThat(simulation.obstacle(Step.SFT)).isEmpty();
        ticket.cancel();
    }

    @Test
    void resetEndsEverythingAndProgressIsTold() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        simulation.onChange(told::incrementAndGet);
        simulation.show(new RlhfState(0.9, 20, 3));
        simulation.begin(Step.SFT);
        StepRun run = simulation.run(Step.SFT).orElseThrow();
        for (int i = 0; i < PATIENCE_SECONDS * 200 && told.get() == 0; i++) {
            Thread.sleep(5);
        }
        simulation.reset();
        assertThat(told.get()).isPositive();
        assertThat(run.over()).isTrue();
        assertThat(simulation.busy()).isFalse();
        assertThat(simulation.sft()).isEmpty();
        assertThat(simulation.points()).isEmpty();
    }
}
