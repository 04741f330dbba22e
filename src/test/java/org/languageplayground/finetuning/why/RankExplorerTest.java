package org.languageplayground.finetuning.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.Grant;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.why.SpectrumReading.Pictures;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.measure.ApproximationError;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.ui.Notice;
import org.languageplayground.world.tuning.TunedRun;

class RankExplorerTest {
    private static final TunedModels TUNED = new TunedModels(new ModelLibrary("", false));

    private static final SpectrumState FIRST = new SpectrumState(TunedRun.FULL, 1, Target.MLP_INPUT);

    private static final int PATIENCE = 60_000;
    private static final WorkerPool POOL = new WorkerPool(1, 10);

    private final RankExplorer explorer = new RankExplorer(TUNED, Visitors.of(POOL));

    @AfterEach
    void forget() {
        explorer.close();
    }

    @AfterAll
    static void close() {
        POOL.close();
    }

    private static Weights base() {
        return TUNED.runs().base().weights();
    }

    private SpectrumReading reading(SpectrumState state, int rank) {
        for (int i = 0; i < PATIENCE && explorer.reading(state, rank).isEmpty(); i++) {
            sleep();
        }
        return explorer.reading(state, rank).orElseThrow();
    }

    private static void sleep() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private SpectrumReading reading(int rank) {
        return reading(FIRST, rank);
    }

    @Test
    void eachRankMoreKeepsMoreAndErrsLess() {
        for (int rank = 2; rank <= 64; rank++) {
            assertThat(reading(rank).error()).isLessThan(reading(rank - 1).error());
            assertThat(reading(rank).energy()).isGreaterThan(reading(rank - 1).energy());
        }
        assertThat(reading(64).whole()).isTrue();
        assertThat(reading(63).whole()).isFalse();
        assertThat(reading(256).error()).isZero();
    }

    @Test
    void noLoraRunComesNearerThanTheBestCutOfItsRank() {
        for (Target target : Target.values()) {
            assertThat(reading(new SpectrumState(TunedRun.FULL, 1, target), 8).compared())
                    .hasSize(6)
                    .allSatisfy(one -> assertThat(one.reached()).isGreaterThan(one.cut()));
        }
    }

    @Test
    void thePicturesHoldTheErrorsThatTheNumbersSay() {
        Pictures cut = explorer.pictures(reading(9));
        assertThat(ApproximationError.of(cut.change(), cut.lowRank()).relative())
                .isCloseTo(reading(9).error(), within(1e-5));
        Pictures lora = explorer.pictures(reading(8));
        assertThat(ApproximationError.of(lora.change(), lora.lowRank()).relative())
                .isCloseTo(reading(8).reached().orElseThrow().reached(), within(1e-5));
        assertThat(cut.weight().rows()).isEqualTo(256);
        assertThat(cut.weight().columns()).isEqualTo(64);
        assertThat(cut.weight().get(200, 3))
                .isEqualTo(base().blocks().get(1).mlpInput().weight().get(3, 200));
        assertThat(lora.greatest())
                .isGreaterThanOrEqualTo(Math.abs(lora.difference().get(17, 5)));
    }

    @Test
    void aLoraRunIsItsOwnBestCutAndIsComparedWithNothing() {
        SpectrumState lora = new SpectrumState(8, 1, Target.MLP_INPUT);
        assertThat(reading(lora, 8).error()).isLessThan(1e-5);
        assertThat(reading(lora, 4).error()).isGreaterThan(0.01);
        assertThat(reading(lora, 8).reached()).isEmpty();
        assertThat(explorer.pictures(reading(lora, 8)).difference().values())
                .containsOnly(new float[16_384], within(1e-5f));
    }

    @Test
    void aRunOfOnesOwnIsOfferedWhileThereIsOne() {
        assertThat(explorer.runs()).doesNotContain(WhyFields.OWN);
        Weights after = base().copy();
        Target.MLP_INPUT.weight(after.blocks().get(1)).set(0, 0, 7);
        explorer.own(new Change(base(), after));
        assertThat(explorer.runs()).endsWith(WhyFields.OWN);
        SpectrumState own = new SpectrumState(WhyFields.OWN, 1, Target.MLP_INPUT);
        assertThat(reading(own, 1).error()).isLessThan(1e-6);
        assertThat(reading(own, 1).changed()).isTrue();
        assertThat(reading(new SpectrumState(WhyFields.OWN, 1, Target.KEY), 1).changed())
                .isFalse();
        explorer.own(null);
        assertThat(explorer.runs()).doesNotContain(WhyFields.OWN);
    }

    @Test
    void ownRunsAreComparedWhereFullFineTuningChangedSomething() {
        Weights full = base().copy();
        Target.MLP_INPUT
                .weight(full.blocks().get(1))
                .set(0, 0, Target.MLP_INPUT.weight(base().blocks().get(1)).get(0, 0) + 4);
        Weights lora = base().copy();
        Target.MLP_INPUT
                .weight(lora.blocks().get(1))
                .set(0, 0, Target.MLP_INPUT.weight(base().blocks().get(1)).get(0, 0) + 1);
        assertThat(reading(1).ownReached()).isEmpty();
        explorer.compare(new LiveTraining.Pair(new Change(base(), full), new Change(base(), lora)));
        assertThat(reading(1).ownReached().orElseThrow()).isCloseTo(0.75, within(1e-6));
        assertThat(reading(new SpectrumState(TunedRun.FULL, 1, Target.KEY), 1).ownReached())
                .isEmpty();
        explorer.compare(null);
        assertThat(reading(1).ownReached()).isEmpty();
    }

    @Test
    void aSpectrumIsMadeByThePoolAndToldOfWhenItIsThere() throws InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        Held before = new Held();
        Visitor visitor = Visitors.of(POOL);
        visitor.run(before, () -> {});
        RankExplorer later = new RankExplorer(new TunedModels(new ModelLibrary("", false)), visitor);
        later.onChange(told::countDown);
        assertThat(later.reading(FIRST, 8)).isEmpty();
        assertThat(later.reading(FIRST, 9)).isEmpty();
        assertThat(POOL.underWay()).as("asked for once").isEqualTo(2);
        assertThat(later.problem()).isEmpty();
        assertThat(later.takeArrived()).isFalse();
        before.letGo();
        assertThat(told.await(PATIENCE, TimeUnit.MILLISECONDS)).isTrue();
        assertThat(later.reading(FIRST, 8)).isPresent();
        assertThat(later.takeArrived()).isTrue();
        assertThat(later.takeArrived()).isFalse();
        later.close();
    }

    @Test
    void whereThereIsNoMemoryTheReadingSaysSo() throws InterruptedException {
        Held before = new Held();
        Visitors.of(POOL).run(before, () -> {});
        before.awaitStep();
        Visitor visitor = Visitors.of(POOL);
        RankExplorer refused = new RankExplorer(new TunedModels(new ModelLibrary("", false)), visitor);
        Grant all = visitor.memory().grant(visitor.memory().free());
        assertThat(refused.reading(FIRST, 8)).isEmpty();
        assertThat(refused.problem()).map(Notice::key).contains("ui.memory");
        all.close();
        assertThat(refused.reading(FIRST, 8)).isEmpty();
        assertThat(refused.problem()).as("it is being made").isEmpty();
        refused.close();
        assertThat(visitor.memory().granted()).isZero();
        before.letGo();
    }
}
