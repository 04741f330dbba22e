package org.languageplayground.attention.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.languageplayground.attention.reading.ReadingFields;
import org.languageplayground.attention.reading.ReadingSimulation;
import org.languageplayground.attention.train.TrainExplorer.Status;
import org.languageplayground.compute.Held;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.Run;
import org.languageplayground.compute.ServerMemory;
import org.languageplayground.compute.TraceCache;
import org.languageplayground.compute.Visitor;
import org.languageplayground.compute.Visitors;
import org.languageplayground.compute.WorkerPool;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;
import org.languageplayground.world.copying.CopyRun;

class TrainExplorerTest {
    private static final ModelLibrary LIBRARY = new ModelLibrary("", false);
    private static final TraceCache TRACES = new TraceCache(8);
    private static final int PATIENCE = 1_200;

    private final WorkerPool pool = new WorkerPool(1, 2);
    private final TrainExplorer explorer = new TrainExplorer(Visitors.of(pool));
    private final Wanted set = new Wanted();

    /** What is set on the page. */
    private static final class Wanted extends ReadingSimulation {
        Wanted() {
            super(
                    Stream.concat(ReadingFields.ALL.stream(), TrainFields.ALL.stream())
                            .<Field<?>>map(field -> field)
                            .toList(),
                    LIBRARY,
                    TRACES);
            reset();
        }
    }

    @AfterEach
    void close() {
        explorer.close();
        pool.close();
    }

    private void untilStep(TrainExplorer one, int step) throws InterruptedException {
        for (int i = 0; i < PATIENCE && one.progress().measured().getLast().step() < step; i++) {
            Thread.sleep(50);
        }
        assertThat(one.progress().measured().getLast().step()).isGreaterThanOrEqualTo(step);
    }

    private static float[][] weights(CopyRun.Pair pair) {
        return Stream.of(pair.two(), pair.one())
                .flatMap(state -> state.model().weights().matrices().stream())
                .map(Matrix::values)
                .toArray(float[][]::new);
    }

    @Test
    void rewindingGoesBackToTheSameWeightsAndTheSameCurveToTheLastBit() throws InterruptedException {
        explorer.follow(set);
        assertThat(explorer.status()).isEqualTo(Status.UNTRAINED);
        CopyRun.Pair start = explorer.progress().at(0);
        explorer.start();
        untilStep(explorer, 20);
        CopyRun.Pair later = explorer.progress().at(20);
        explorer.rewind();
        assertThat(explorer.status()).isEqualTo(Status.UNTRAINED);
        assertThat(explorer.progress().measured()).hasSize(1);
        assertThat(weights(explorer.progress().at(0))).isDeepEqualTo(weights(start));
        explorer.start();
        untilStep(explorer, 20);
        assertThat(weights(explorer.progress().at(20))).isDeepEqualTo(weights(later));
    }

    @Test
    void whatWasStoppedGoesOnAsIfItHadNotBeen() throws InterruptedException {
        explorer.follow(set);
        explorer.start();
        untilStep(explorer, 20);
        explorer.stop();
        assertThat(explorer.status()).isEqualTo(Status.STOPPED);
        explorer.start();
        untilStep(explorer, 60);
        CopyRun straight = new CopyRun(1);
        while (straight.measured().isEmpty() || straight.measured().getLast().step() < 60) {
            straight.step();
        }
        assertThat(weights(explorer.progress().at(60)))
                .isDeepEqualTo(weights(straight.measured().getLast()));
    }

    @Test
    void anotherSeedEndsTheRunAndHasOtherWeights() throws InterruptedException {
        explorer.follow(set);
        CopyRun.Pair start = explorer.progress().at(0);
        explorer.start();
        untilStep(explorer, 20);
        set.set(TrainFields.SEED, 2);
        explorer.follow(set);
        assertThat(explorer.status()).isEqualTo(Status.UNTRAINED);
        assertThat(weights(explorer.progress().at(0))[0]).isNotEqualTo(weights(start)[0]);
        assertThat(pool.waiting()).isZero();
    }

    @Test
    void theStepThatIsNotReachedYetIsTheNewest() throws InterruptedException {
        explorer.follow(set);
        explorer.start();
        untilStep(explorer, 40);
        explorer.stop();
        set.set(TrainFields.STEP, 20);
        assertThat(explorer.shown(set).step()).isEqualTo(20);
        set.set(TrainFields.STEP, 600);
        assertThat(explorer.shown(set)).isSameAs(explorer.progress().measured().getLast());
    }

    @Test
    void whoComesAfterOthersKnowsItsPlaceAndTakesTurnsOnceThereIsRoom() throws InterruptedException {
        Visitor first = Visitors.of(pool);
        Visitor second = Visitors.of(pool);
        Held held = new Held();
        Run<Void, String> one = first.run(held, () -> {});
        Run<Void, String> two = second.run(new Held(), () -> {});
        explorer.follow(set);
        explorer.start();
        assertThat(explorer.status()).isEqualTo(Status.WAITING);
        assertThat(explorer.place()).isEqualTo(1);
        two.close();
        held.letGo();
        assertThat(one.await(60_000)).isTrue();
        untilStep(explorer, 20);
        assertThat(explorer.status()).isEqualTo(Status.RUNNING);
        assertThat(explorer.place()).isZero();
    }

    @Test
    void aClassThatStartsAtOnceComesOnTogether() throws InterruptedException {
        try (WorkerPool small = new WorkerPool(1, 40)) {
            List<TrainExplorer> all = Stream.generate(() -> new TrainExplorer(Visitors.of(small)))
                    .limit(6)
                    .toList();
            all.forEach(one -> {
                one.follow(set);
                one.start();
            });
            untilStep(all.getFirst(), 40);
            all.forEach(TrainExplorer::stop);
            assertThat(all).allSatisfy(one -> assertThat(one.progress().steps()).isGreaterThan(10));
            all.forEach(TrainExplorer::close);
            assertThat(small.waiting()).isZero();
        }
    }

    @Test
    void closingGivesTheMemoryBackAndEndsTheRun() throws InterruptedException {
        ServerMemory memory = Visitors.memory();
        TrainExplorer own = new TrainExplorer(new Visitor(pool, memory));
        own.follow(set);
        own.start();
        assertThat(memory.granted()).isEqualTo(new CopyRun(1).bytes()).isBetween(4_000_000L, 10_000_000L);
        own.close();
        for (int i = 0; i < PATIENCE && (memory.granted() > 0 || pool.underWay() > 0); i++) {
            Thread.sleep(10);
        }
        assertThat(memory.granted()).isZero();
        assertThat(pool.underWay()).isZero();
    }

    @Test
    void whereThereIsNoMemoryThisIsSaidAndTheRandomWeightsStay() {
        TrainExplorer poor = new TrainExplorer(new Visitor(pool, new ServerMemory(4, 1)));
        poor.follow(set);
        poor.start();
        assertThat(poor.status()).isEqualTo(Status.UNTRAINED);
        assertThat(poor.problem().orElseThrow().key()).isEqualTo("ui.memory");
        assertThat(poor.progress().measured()).hasSize(1);
        poor.rewind();
        assertThat(poor.problem()).isEmpty();
    }

    @Test
    void withoutAHeadIsMeasuredOnceNothingIsTrained() throws InterruptedException {
        explorer.follow(set);
        WithoutHead before = explorer.without(set).orElseThrow();
        assertThat(before.of()).isSameAs(explorer.shown(set).two());
        assertThat(explorer.without(set)).containsSame(before);
        explorer.start();
        untilStep(explorer, 20);
        assertThat(explorer.without(set)).isEmpty();
        explorer.stop();
        assertThat(explorer.without(set).orElseThrow().of()).isNotSameAs(before.of());
    }

    @Test
    void lettersAreReadByBothModelsAndTheWayOfALookIsFollowed() {
        explorer.follow(set);
        Looking looking = explorer.looking(set);
        assertThat(looking.letters()).containsExactly("S", "K", "A", "T", "E", "M", "A", "T");
        assertThat(looking.from()).isEqualTo(7);
        for (int key = 0; key < 8; key++) {
            assertThat(looking.upper().get(7, key))
                    .isLessThanOrEqualTo(looking.upper().get(7, looking.found()));
            assertThat(looking.lower().get(looking.found(), key))
                    .isLessThanOrEqualTo(looking.lower().get(looking.found(), looking.before()));
        }
        set.set(TrainFields.LOOKED, 3);
        assertThat(explorer.looking(set).from()).isEqualTo(3);
        set.set(TrainFields.LETTERS, "ab");
        assertThat(explorer.looking(set).from()).isEqualTo(1);
        assertThat(explorer.looking(set).two()).hasSize(3);
    }

    @Test
    void lettersThatNoModelKnowsAreRefused() {
        for (String bad : List.of("", "  ", "A 1", "A".repeat(41), "ß")) {
            set.set(TrainFields.LETTERS, bad);
            assertThat(set.get(TrainFields.LETTERS)).as(bad).isEqualTo("S K A T E M A T");
        }
        set.restore(Map.of("letters", List.of("?"), "trainseed", List.of("NaN"), "trainstep", List.of("7")));
        assertThat(set.get(TrainFields.LETTERS)).isEqualTo("S K A T E M A T");
        assertThat(set.get(TrainFields.SEED)).isEqualTo(1);
        assertThat(set.get(TrainFields.STEP)).isEqualTo(600);
        assertThat(set.takeNotices().stream()
                        .flatMap(notice -> Stream.of(notice.arguments()))
                        .map(String::valueOf)
                        .collect(Collectors.joining(" ")))
                .contains("trainseed", "trainstep", "?");
        set.set(TrainFields.LETTERS, "A".repeat(40));
        assertThat(explorerLooks()).isEqualTo(40);
    }

    private int explorerLooks() {
        explorer.follow(set);
        return explorer.looking(set).ids().length;
    }

    @Test
    void aFieldFollowsAnother() {
        set.set(TrainFields.STEP, 40);
        set.set(TrainFields.SEED, 5);
        assertThat(set.get(TrainFields.STEP)).isEqualTo(600);
        State state = set.state();
        assertThat(state.get(TrainFields.LOOKED)).isEqualTo(TrainFields.LAST);
    }
}
