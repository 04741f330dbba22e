package org.languageplayground.finetuning.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.finetuning.teach.LiveTraining;
import org.languageplayground.finetuning.why.SpectrumReading.Pictures;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.measure.ApproximationError;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.world.tuning.TunedRun;

class RankExplorerTest {
    private static final TunedModels TUNED = new TunedModels(new ModelLibrary(""));

    private static final SpectrumState FIRST = new SpectrumState(TunedRun.FULL, 1, Target.MLP_INPUT);

    private final RankExplorer explorer = new RankExplorer(TUNED, Runnable::run);

    private static Weights base() {
        return TUNED.runs().base().weights();
    }

    private SpectrumReading reading(SpectrumState state, int rank) {
        return explorer.reading(state, rank).orElseThrow();
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
    void aSpectrumIsMadeByOthersAndToldOfWhenItIsThere() {
        List<Runnable> work = new ArrayList<>();
        List<String> told = new ArrayList<>();
        RankExplorer later = new RankExplorer(new TunedModels(new ModelLibrary("")), work::add);
        later.onChange(() -> told.add("made"));
        assertThat(later.reading(FIRST, 8)).isEmpty();
        assertThat(later.reading(FIRST, 9)).isEmpty();
        assertThat(work).as("asked for once").hasSize(1);
        assertThat(told).isEmpty();
        work.getFirst().run();
        assertThat(told).hasSize(1);
        assertThat(later.reading(FIRST, 8)).isPresent();
    }
}
