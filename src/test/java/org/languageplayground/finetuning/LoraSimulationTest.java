package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.languageplayground.finetuning.calculator.Method;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.ui.Notice;

class LoraSimulationTest {
    private final LoraSimulation simulation = Students.simulation();

    private List<String> noticeKeys() {
        return simulation.takeNotices().stream().map(Notice::key).toList();
    }

    @Test
    void theFirstScenarioHasTheNumbersOfTheChapter() {
        LoraReading reading = simulation.reading();
        assertThat(reading.model().parameters()).isEqualTo(589_824);
        assertThat(reading.loraParameters()).isEqualTo(12_288);
        assertThat(reading.percent()).isCloseTo(2.04, within(0.005));
        assertThat(reading.scale()).isEqualTo(2.0);
        assertThat(reading.stableScale(8)).isCloseTo(5.657, within(0.001));
    }

    @Test
    void doublingTheRankHalvesOneScaleAndDividesTheOtherByTheRootOfTwo() {
        LoraReading reading = simulation.reading();
        assertThat(reading.scale(16)).isEqualTo(reading.scale(8) / 2);
        assertThat(reading.stableScale(16)).isCloseTo(reading.stableScale(8) / Math.sqrt(2), within(1e-12));
    }

    @Test
    void aRankAboveTheWidthIsBroughtDownAndTheReasonSaid() {
        simulation.rank(256);
        assertThat(noticeKeys()).isEmpty();
        simulation.width(64);
        assertThat(simulation.state().rank()).isEqualTo(64);
        List<Notice> notices = simulation.takeNotices();
        assertThat(notices).hasSize(1);
        assertThat(notices.getFirst().arguments()).containsExactly(256, "W", 64, 64, 64);
    }

    @Test
    void sharedKeysAndValuesBoundTheRankOfAPublishedModel() {
        simulation.preset("qwen2.5-0.5b");
        simulation.rank(200);
        assertThat(simulation.state().rank()).isEqualTo(128);
        assertThat(noticeKeys()).containsExactly("rank");
        simulation.targets(Set.of(Target.QUERY));
        simulation.rank(200);
        assertThat(simulation.state().rank()).isEqualTo(200);
        assertThat(noticeKeys()).isEmpty();
    }

    @Test
    void withoutATargetNothingIsTrained() {
        simulation.preset("llama-2-7b");
        simulation.targets(Set.of());
        assertThat(simulation.reading().trained()).isZero();
        assertThat(simulation.reading().percent()).isZero();
        assertThat(simulation.reading().memory().optimizer()).isZero();
    }

    @Test
    void tablesTrainedInFullGetNoAdapterAndOutweighIt() {
        simulation.preset("llama-3-8b");
        simulation.rank(16);
        simulation.targets(Set.of(Target.QUERY, Target.VALUE, Target.EMBEDDINGS));
        long withTables = simulation.reading().loraParameters();
        assertThat(withTables).isEqualTo(6_815_744 + 2L * 16 * (128_256 + 4096));
        simulation.saved(true);
        assertThat(simulation.reading().loraParameters()).isEqualTo(6_815_744);
        assertThat(simulation.reading().savedParameters()).isEqualTo(2L * 128_256 * 4096);
        assertThat(simulation.reading().percent())
                .isCloseTo(100.0 * 1_057_488_896L / (8_030_261_248L + 1_057_488_896L), within(1e-9));
    }

    @Test
    void thePartsOfTheBreakdownAddUpToTheWhole() {
        simulation.preset("llama-3-8b");
        simulation.targets(Set.of(Target.values()));
        LoraReading reading = simulation.reading();
        long trained = 0;
        for (Target target : Target.values()) {
            trained += reading.trained(target);
        }
        assertThat(trained).isEqualTo(reading.trained());
    }

    @Test
    void loraSavesNothingFromHalfTheWidthOn() {
        simulation.width(256);
        simulation.rank(127);
        assertThat(simulation.reading().savesNothing()).isFalse();
        simulation.rank(128);
        assertThat(simulation.reading().savesNothing()).isTrue();
        assertThat(simulation.reading().loraParameters()).isEqualTo(256 * 256);
        assertThat(simulation.reading().percent()).isEqualTo(50);
    }

    @Test
    void aToolThatCountsBytesTakesTheModelForHalfAsLarge() {
        simulation.preset("llama-2-7b");
        simulation.precision(Precision.BITS_4_DOUBLE);
        // 32 blocks of 4 d² + 3 d · 11008 are halved, embeddings, head and norms are not.
        long linears = 32L * (4L * 4096 * 4096 + 3L * 4096 * 11_008);
        assertThat(simulation.reading().countedByBytes()).isEqualTo(6_738_415_616L - linears / 2);
        assertThat(simulation.reading().constantBits()).isCloseTo(0.126953, within(1e-6));
    }

    @Test
    void theComparisonHoldsEveryMethodThatTheModelAllows() {
        assertThat(simulation.reading().comparison())
                .extracting(LoraReading.Cost::method)
                .containsExactly(
                        Method.FULL,
                        Method.LORA,
                        Method.RSLORA,
                        Method.QLORA,
                        Method.DORA,
                        Method.LORA_FA,
                        Method.VERA);
        simulation.preset("gpt-2-small");
        assertThat(simulation.reading().comparison())
                .extracting(LoraReading.Cost::method)
                .containsExactly(Method.values());
        assertThat(simulation.reading().cost(Method.FULL).percent()).isEqualTo(100);
        assertThat(simulation.reading().cost(Method.QLORA).memory().total())
                .isLessThan(simulation.reading().cost(Method.LORA).memory().total());
    }

    @Test
    void aLinkIsRestoredWithItsMistakesNamed() {
        simulation.restore(
                Map.of("d", List.of("64"), "r", List.of("300"), "alpha", List.of("0"), "bits", List.of("3")));
        assertThat(noticeKeys()).containsExactlyInAnyOrder("range", "alpha", "url", "rank");
        assertThat(simulation.state().rank()).isEqualTo(64);
    }

    @Test
    void resetBringsTheFirstScenarioBack() {
        simulation.preset("phi-4");
        simulation.alpha(1);
        simulation.reset();
        assertThat(simulation.state()).isEqualTo(LoraState.FIRST);
    }
}
