package org.languageplayground.finetuning.unknown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.unknown.RlhfSimulation.Obstacle;
import org.languageplayground.finetuning.unknown.StepRun.Status;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.world.ShippedModels;
import org.languageplayground.world.preference.Said;

class RlhfSimulationTest {
    private static final int PATIENCE_SECONDS = 120;
    private static final Transformer BASE =
            new ModelLibrary("", false).get(ShippedModels.causal(4)).model();
    private static final WorkerPool POOL = new WorkerPool(1, 1);

    private final RlhfSimulation simulation = new RlhfSimulation(() -> BASE, Visitors.of(POOL));

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
        StepRun<?, ?> run = simulation.run(step).orElseThrow();
        for (int i = 0; i < PATIENCE_SECONDS * 200 && !run.over(); i++) {
            if (run.progress().done() >= steps) {
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
        assertThat(simulation.ppo().orElseThrow().figures().exam()).isNotNull();
        assertThat(simulation.ppo().orElseThrow().figures().rounds().getFirst().kl())
                .isZero();
        assertThat(simulation.points()).extracting(SharePoint::step).contains(Step.SFT, Step.PPO);

        run(simulation, Step.SFT, 1);
        assertThat(simulation.reward()).as("learned from another policy").isEmpty();
        assertThat(simulation.ppo()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameCurveAndAnotherOneAnother() throws InterruptedException {
        run(simulation, Step.SFT, 20);
        List<SharePoint> points = simulation.points().subList(0, 3);
        Exam base = simulation.sft().orElseThrow().figures().base();
        run(simulation, Step.SFT, 20);
        assertThat(simulation.points().subList(0, 3)).isEqualTo(points);
        simulation.show(new RlhfState(0.3, 40, 2));
        run(simulation, Step.SFT, 20);
        assertThat(simulation.points().subList(0, 3)).isNotEqualTo(points);
        assertThat(simulation.sft().orElseThrow().figures().base().test())
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
        assertThat(simulation.sft().orElseThrow().progress().done())
                .isEqualTo(simulation.sft().orElseThrow().progress().total());
        await(() -> simulation.reward().orElseThrow().progress().done() > 0);
        simulation.stop();
        assertThat(simulation.goesOn()).isFalse();
        await(() -> simulation.reward().orElseThrow().over());
        assertThat(simulation.ppo()).as("stopped before it was its turn").isEmpty();
        assertThat(simulation.reward().orElseThrow().figures().preferred()).hasSize(5);
        assertThat(simulation.obstacle(Step.PPO)).isEmpty();
    }

    @Test
    void whereTheNextStepHasNoMemoryTheRowEndsAndSaysSo() throws InterruptedException {
        Visitor visitor = Visitors.of(POOL);
        RlhfSimulation poor = new RlhfSimulation(() -> BASE, visitor);
        poor.beginAll();
        visitor.memory().grant(visitor.memory().free());
        await(() -> poor.sft().orElseThrow().progress().done() > 0);
        poor.sft().orElseThrow().stop();
        await(() -> !poor.goesOn());
        assertThat(poor.sft().orElseThrow().learned()).isPresent();
        assertThat(poor.takeRefusal()).isPresent();
        assertThat(poor.reward()).isEmpty();
        assertThat(poor.busy()).isFalse();
        poor.reset();
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
        StepRun<SftWork.Figures, Transformer> sft = simulation.sft().orElseThrow();
        assertThat(sft.status()).isEqualTo(Status.STOPPED);
        assertThat(sft.progress().done()).isBetween(5, sft.progress().total() - 1);
        assertThat(sft.learned()).isPresent();
        assertThat(sft.figures().base().test().asked()).isEqualTo(5 * 8 * 4);
        assertThat(sft.figures().base().known().asked()).isEqualTo(36 * 8);
        assertThat(sft.figures().exam().unasked().asked()).isEqualTo(4 * 8 * 4);
        assertThat(sft.figures().base().said())
                .hasSize(5)
                .contains(new Said("zorland", "zuveva"))
                .noneMatch(Said::unknown);
    }

    @Test
    void whoWaitsKnowsThePlaceAndCanGiveUp() throws InterruptedException {
        Held other = new Held();
        Visitors.of(POOL).run(other, () -> {});
        simulation.begin(Step.SFT);
        StepRun<SftWork.Figures, Transformer> sft = simulation.sft().orElseThrow();
        assertThat(sft.status()).isEqualTo(Status.WAITING);
        assertThat(sft.place()).isEqualTo(1);
        assertThat(simulation.obstacle(Step.SFT)).contains(Obstacle.BUSY);
        simulation.stop();
        assertThat(sft.over()).isTrue();
        assertThat(sft.learned()).isEmpty();
        assertThat(sft.figures().exam()).isNull();
        assertThat(simulation.obstacle(Step.SFT)).isEmpty();
        other.letGo();
    }

    @Test
    void resetEndsEverythingAndProgressIsTold() throws InterruptedException {
        AtomicInteger told = new AtomicInteger();
        simulation.onChange(told::incrementAndGet);
        simulation.show(new RlhfState(0.9, 20, 3));
        simulation.begin(Step.SFT);
        StepRun<?, ?> run = simulation.run(Step.SFT).orElseThrow();
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
