package org.languageplayground.finetuning.spectrum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.compute.ModelLibrary;
import org.languageplayground.compute.TunedModels;
import org.languageplayground.finetuning.spectrum.SpectrumReading.Pictures;
import org.languageplayground.finetuning.training.LiveTraining;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.measure.ApproximationError;
import org.languageplayground.transformer.measure.Change;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.QueryReader;
import org.languageplayground.world.tuning.TunedRun;

class RankExplorerTest {
    private static final TunedModels TUNED = new TunedModels(new ModelLibrary(""));

    private final RankExplorer explorer = new RankExplorer(TUNED);

    private static Weights base() {
        return TUNED.runs().base().weights();
    }

    private List<Notice> restore(Map<String, String> parameters) {
        Map<String, List<String>> all = new HashMap<>();
        parameters.forEach((key, value) -> all.put(key, List.of(value)));
        QueryReader query = new QueryReader(all);
        explorer.restore(query);
        return query.notices();
    }

    @Test
    void eachRankMoreKeepsMoreAndErrsLess() {
        for (int rank = 2; rank <= 64; rank++) {
            assertThat(explorer.reading(rank).error())
                    .isLessThan(explorer.reading(rank - 1).error());
            assertThat(explorer.reading(rank).energy())
                    .isGreaterThan(explorer.reading(rank - 1).energy());
        }
        assertThat(explorer.reading(64).whole()).isTrue();
        assertThat(explorer.reading(63).whole()).isFalse();
        assertThat(explorer.reading(256).error()).isZero();
    }

    @Test
    void noLoraRunComesNearerThanTheBestCutOfItsRank() {
        for (Target target : Target.values()) {
            explorer.show(SpectrumState.FIRST.withTarget(target));
            assertThat(explorer.reading(8).compared()).hasSize(6).allSatisfy(one -> assertThat(one.reached())
                    .isGreaterThan(one.cut()));
        }
    }

    @Test
    void thePicturesHoldTheErrorsThatTheNumbersSay() {
        Pictures cut = explorer.pictures(9);
        assertThat(ApproximationError.of(cut.change(), cut.lowRank()).relative())
                .isCloseTo(explorer.reading(9).error(), within(1e-5));
        Pictures lora = explorer.pictures(8);
        assertThat(ApproximationError.of(lora.change(), lora.lowRank()).relative())
                .isCloseTo(explorer.reading(8).reached().orElseThrow().reached(), within(1e-5));
        assertThat(cut.weight().rows()).isEqualTo(256);
        assertThat(cut.weight().columns()).isEqualTo(64);
        assertThat(cut.weight().get(200, 3))
                .isEqualTo(base().blocks().get(1).mlpInput().weight().get(3, 200));
        assertThat(lora.greatest())
                .isGreaterThanOrEqualTo(Math.abs(lora.difference().get(17, 5)));
    }

    @Test
    void aLoraRunIsItsOwnBestCutAndIsComparedWithNothing() {
        explorer.show(SpectrumState.FIRST.withRun(8));
        assertThat(explorer.reading(8).error()).isLessThan(1e-5);
        assertThat(explorer.reading(4).error()).isGreaterThan(0.01);
        assertThat(explorer.reading(8).reached()).isEmpty();
        assertThat(explorer.pictures(8).difference().values()).containsOnly(new float[16_384], within(1e-5f));
    }

    @Test
    void aRunOfOnesOwnIsOfferedWhileThereIsOne() {
        assertThat(explorer.runs()).doesNotContain(SpectrumState.OWN);
        Weights after = base().copy();
        Target.MLP_INPUT.weight(after.blocks().get(1)).set(0, 0, 7);
        explorer.own(new Change(base(), after));
        assertThat(explorer.runs()).endsWith(SpectrumState.OWN);
        explorer.show(SpectrumState.FIRST.withRun(SpectrumState.OWN));
        assertThat(explorer.reading(1).error()).isLessThan(1e-6);
        assertThat(explorer.reading(1).changed()).isTrue();
        explorer.show(explorer.state().withTarget(Target.KEY));
        assertThat(explorer.reading(1).changed()).isFalse();
        explorer.own(null);
        assertThat(explorer.state().run()).isEqualTo(TunedRun.FULL);
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
        assertThat(explorer.reading(1).ownReached()).isEmpty();
        explorer.compare(new LiveTraining.Pair(new Change(base(), full), new Change(base(), lora)));
        assertThat(explorer.reading(1).ownReached().orElseThrow()).isCloseTo(0.75, within(1e-6));
        explorer.show(explorer.state().withTarget(Target.KEY));
        assertThat(explorer.reading(1).ownReached()).isEmpty();
        explorer.compare(null);
        assertThat(explorer.reading(1).ownReached()).isEmpty();
    }

    @Test
    void everyViewComesBackFromItsLink() {
        SpectrumState other = new SpectrumState(16, 2, Target.MLP_OUTPUT);
        explorer.show(other);
        Map<String, String> link = new HashMap<>();
        explorer.write(link);
        explorer.reset();
        assertThat(explorer.state()).isEqualTo(SpectrumState.FIRST);
        assertThat(restore(link)).isEmpty();
        assertThat(explorer.state()).isEqualTo(other);
    }

    @Test
    void aLinkToARunOfOnesOwnIsAnsweredInWords() {
        assertThat(restore(Map.of("change", "own")))
                .singleElement()
                .extracting(Notice::key)
                .isEqualTo("own");
        assertThat(explorer.state()).isEqualTo(SpectrumState.FIRST);
    }

    @ParameterizedTest
    @CsvSource({
        "change,lora-3,url",
        "change,lora-999999999999,url",
        "change,'',url",
        "matrix,head,url",
        "matrix,😀,url",
        "layer,NaN,url",
        "layer,1.5,url"
    })
    void whatCannotBeReadStaysAsItWas(String name, String value, String notice) {
        assertThat(restore(Map.of(name, value)))
                .singleElement()
                .extracting(Notice::key)
                .isEqualTo(notice);
        assertThat(explorer.state()).isEqualTo(SpectrumState.FIRST);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-5,0", "4,2", "999999999,2"})
    void aLayerOutOfRangeBecomesTheNearest(String asked, int layer) {
        assertThat(restore(Map.of("layer", asked)))
                .singleElement()
                .extracting(Notice::key)
                .isEqualTo("range");
        assertThat(explorer.state().layer()).isEqualTo(layer);
    }
}
