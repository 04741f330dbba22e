package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.finetuning.Training;
import org.languageplayground.finetuning.teach.LiveRun.Status;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.transformer.measure.Spectrum;
import org.languageplayground.ui.Notice;

class LiveTrainingTest {
    private static final int PATIENCE_SECONDS = 60;
    private static final Choices LONG = Choices.FIRST.withSteps(1_000);
    private static final Choices OWN = Choices.FIRST.withTask(Task.OWN).withSteps(20);

    private final WorkerPool pool = new WorkerPool(1, 2);
    private final LiveTraining live = new LiveTraining(Training.TINY, Visitors.of(pool));

    @AfterEach
    void close() {
        live.reset();
        pool.close();
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < PATIENCE_SECONDS * 100 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private LiveRun train(Choices choices) {
        assertThat(live.train(Lessons.settings(choices))).isEmpty();
        return live.runs().getLast();
    }

    private boolean busy() {
        return live.runs().stream().anyMatch(run -> !run.over())
                || live.trial().filter(trial -> !trial.over()).isPresent();
    }

    private static String key(Optional<Notice> notice) {
        return notice.map(Notice::key).orElse("");
    }

    @Test
    void aRunGoesToItsEndAndTellsSo() throws InterruptedException {
        AtomicInteger changes = new AtomicInteger();
        live.onChange(changes::incrementAndGet);
        LiveRun run = train(OWN);
        assertThat(busy()).isTrue();
        await(run::over);
        assertThat(run.status()).isEqualTo(Status.FINISHED);
        assertThat(run.progress().steps()).isEqualTo(20);
        assertThat(run.progress().points()).hasSize(3);
        assertThat(changes.get()).isPositive();
        assertThat(busy()).isFalse();
        live.stopRuns();
        assertThat(run.status()).isEqualTo(Status.FINISHED);
    }

    @Test
    void ofThreeRunsTheOldestIsStoppedAndForgotten() {
        LiveRun first = train(LONG);
        LiveRun second = train(LONG.withSeed(2));
        assertThat(live.runs()).containsExactly(first, second);
        LiveRun third = train(LONG.withSeed(3));
        assertThat(live.runs()).containsExactly(second, third);
        assertThat(first.status()).isEqualTo(Status.STOPPED);
        assertThat(second.over()).isFalse();
    }

    @Test
    void stoppingKeepsWhatWasLearnedAndResetForgetsIt() throws InterruptedException {
        LiveRun run = train(OWN.withSteps(1_000));
        await(() -> run.progress().steps() > 0);
        live.stopRuns();
        assertThat(run.status()).isEqualTo(Status.STOPPED);
        assertThat(live.runs()).containsExactly(run);
        assertThat(busy()).isFalse();
        assertThat(run.progress().points()).isNotEmpty();
        await(() -> run.trained().isPresent());
        Change change = live.newestChange().orElseThrow();
        train(LONG);
        assertThat(live.newestChange()).as("until another run is over").containsSame(change);
        int steps = run.progress().steps();
        live.reset();
        assertThat(live.runs()).isEmpty();
        assertThat(live.trial()).isEmpty();
        LiveRun next = train(OWN);
        await(next::over);
        assertThat(run.progress().steps()).as("no step after the stop").isEqualTo(steps);
    }

    @Test
    void whatIsMergedIsTakenOutAgain() throws InterruptedException {
        await(train(OWN)::over);
        Object[] moved = live.mergedAndUnmerged().arguments();
        assertThat(Double.parseDouble((String) moved[0])).isBetween(0.1, 1.0);
        assertThat(Double.parseDouble((String) moved[1])).isBetween(0.0, 1e-5);
    }

    @Test
    void fullFineTuningAndLoraOfOneTaskAreCompared() throws InterruptedException {
        LiveRun lora = train(OWN);
        await(lora::over);
        assertThat(live.fullAndLora()).isEmpty();
        await(train(OWN.withMethod(TuningMethod.FULL))::over);
        LiveTraining.Pair pair = live.fullAndLora().orElseThrow();
        assertThat(Spectrum.of(pair.lora().of(0, Target.QUERY)).error(8)).isLessThan(1e-3);
        assertThat(Spectrum.of(pair.full().of(0, Target.QUERY)).error(8)).isGreaterThan(0.01);
        live.train(Lessons.settings(OWN.withOwnFacts("The river of Zorland is Olma.")));
        await(live.runs().getLast()::over);
        assertThat(live.fullAndLora()).as("another task").isEmpty();
    }

    @Test
    void runsAreNumberedUntilTheyAreForgotten() {
        train(LONG);
        train(LONG);
        train(LONG);
        assertThat(live.runs()).extracting(LiveRun::number).containsExactly(2, 3);
        live.reset();
        assertThat(train(LONG).number()).isEqualTo(1);
    }

    @Test
    void whoFindsThePoolFullWaitsAndKnowsThePlace() throws InterruptedException {
        Held ben = new Held();
        Held carla = new Held();
        Visitors.of(pool).run(ben, () -> {});
        Visitors.of(pool).run(carla, () -> {});
        LiveRun run = train(LONG);
        assertThat(run.status()).isEqualTo(Status.WAITING);
        assertThat(run.run().place()).isEqualTo(1);
        assertThat(live.tryAll(Lessons.settings(LONG))).isEmpty();
        assertThat(live.trial().orElseThrow().place()).isEqualTo(2);
        live.stopRuns();
        live.stopTrial();
        assertThat(run.status()).isEqualTo(Status.STOPPED);
        LiveRun next = train(OWN);
        assertThat(next.run().place()).isEqualTo(1);
        ben.letGo();
        carla.letGo();
        await(next::over);
        assertThat(next.status()).isEqualTo(Status.FINISHED);
        assertThat(run.progress().points()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LORA", "RSLORA", "DORA", "QLORA", "ADAPTERS"})
    void aRankAboveTheModelsWidthIsRefusedWhereRankCounts(TuningMethod method) {
        Optional<Notice> notice =
                live.train(new RunSettings(LONG.withMethod(method).made(), 65, 16));
        assertThat(key(notice)).isEqualTo("lora.notice.run.rank");
        assertThat(notice.orElseThrow().arguments()).containsExactly(65, 64);
        assertThat(live.runs()).isEmpty();
        assertThat(live.train(new RunSettings(LONG.withMethod(method).made(), 64, 16)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"LORA", "RSLORA", "DORA", "QLORA"})
    void noTargetMattersToLowRankMethodsOnly(TuningMethod method) {
        Choices none = LONG.withTargets(Set.of());
        assertThat(live.train(Lessons.settings(none.withMethod(method)))).isEmpty();
        assertThat(live.runs()).hasSize(1);
        assertThat(key(live.train(Lessons.settings(none)))).isEqualTo("lora.notice.run.targets");
        assertThat(live.runs()).hasSize(1);
    }

    @Test
    void fullFineTuningNeedsNoRank() {
        assertThat(live.train(new RunSettings(LONG.withMethod(TuningMethod.FULL).made(), 256, 16)))
                .isEmpty();
        assertThat(live.runs()).hasSize(1);
    }

    @Test
    void factsThatCannotBeReadBeginNothing() {
        Choices unreadable = OWN.withSteps(1_000).withOwnFacts("Cats purr.");
        assertThat(key(live.train(Lessons.settings(unreadable)))).isEqualTo("lora.notice.facts.form");
        assertThat(key(live.tryAll(Lessons.settings(unreadable)))).isEqualTo("lora.notice.facts.form");
        assertThat(key(live.tryAll(new RunSettings(LONG.made(), 65, 16)))).isEqualTo("lora.notice.run.rank");
        assertThat(key(live.tryAll(Lessons.settings(LONG.withTargets(Set.of())))))
                .isEqualTo("lora.notice.run.targets");
        assertThat(live.runs()).isEmpty();
        assertThat(live.trial()).isEmpty();
        assertThat(busy()).isFalse();
    }
}
