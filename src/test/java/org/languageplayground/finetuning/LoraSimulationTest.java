package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.cost.CostFields;
import org.languageplayground.finetuning.teach.Task;
import org.languageplayground.finetuning.teach.TeachFields;
import org.languageplayground.finetuning.teach.TuningMethod;
import org.languageplayground.finetuning.unknown.UnknownFields;
import org.languageplayground.finetuning.why.WhyFields;
import org.languageplayground.ui.Notice;

class LoraSimulationTest {
    private final LoraSimulation simulation = Students.simulation();

    private List<String> noticeKeys() {
        return simulation.takeNotices().stream().map(Notice::key).toList();
    }

    private void restore(String... pairs) {
        Map<String, List<String>> parameters = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            parameters.put(pairs[i], List.of(pairs[i + 1]));
        }
        simulation.restore(parameters);
    }

    @Test
    void aStudentsOwnFactIsTaughtFirst() {
        assertThat(simulation.get(LoraFields.TAB)).isEqualTo("teach");
        assertThat(simulation.get(TeachFields.TASK)).isEqualTo(Task.OWN);
        assertThat(simulation.get(TeachFields.FACT)).isEqualTo("The capital of Zorland is Mirna.");
        assertThat(simulation.get(TeachFields.STEPS)).isEqualTo(100);
        assertThat(simulation.state().write()).isEmpty();
    }

    @Test
    void theFirstLayerHasTheNumbersOfTheChapter() {
        assertThat(simulation.layer().model().parameters()).isEqualTo(589_824);
        assertThat(simulation.layer().loraParameters()).isEqualTo(12_288);
        assertThat(simulation.layer().scale()).isEqualTo(2.0);
    }

    @Test
    void aRankAboveTheWidthIsBroughtDownAndTheReasonSaid() {
        simulation.set(WhyFields.RANK, 256);
        assertThat(noticeKeys()).isEmpty();
        simulation.set(WhyFields.WIDTH, 64);
        assertThat(simulation.get(WhyFields.RANK)).isEqualTo(64);
        List<Notice> notices = simulation.takeNotices();
        assertThat(notices).hasSize(1);
        assertThat(notices.getFirst().arguments()).containsExactly(256, "W", 64, 64, 64);
    }

    @Test
    void sharedKeysAndValuesBoundTheRankOfAPublishedModel() {
        simulation.set(CostFields.PRESET, PublishedModels.find("qwen2.5-0.5b").orElseThrow());
        simulation.set(CostFields.RANK, 200);
        assertThat(simulation.get(CostFields.RANK)).isEqualTo(128);
        assertThat(noticeKeys()).containsExactly("lora.notice.rank");
        simulation.set(CostFields.TARGETS, Set.of(Target.QUERY));
        simulation.set(CostFields.RANK, 200);
        assertThat(simulation.get(CostFields.RANK)).isEqualTo(200);
        assertThat(noticeKeys()).isEmpty();
        assertThat(simulation.get(WhyFields.RANK))
                .as("a control acts on its own tab alone")
                .isEqualTo(8);
    }

    @Test
    void rateAndStepsFollowMethodAndTaskUntilTheyAreSet() {
        simulation.set(TeachFields.RATE, 0.1);
        simulation.set(TeachFields.STEPS, 20);
        simulation.set(TeachFields.METHOD, TuningMethod.IA3);
        simulation.set(TeachFields.TASK, Task.FACTS);
        assertThat(simulation.get(TeachFields.RATE)).isEqualTo(0.03);
        assertThat(simulation.get(TeachFields.STEPS)).isEqualTo(400);
        restore("method", "full", "lr", "0.03", "task", "style", "steps", "60");
        assertThat(simulation.get(TeachFields.RATE))
                .as("a link keeps what it says")
                .isEqualTo(0.03);
        assertThat(simulation.get(TeachFields.STEPS)).isEqualTo(60);
    }

    @Test
    void whatTheStudentSetsBeyondTheLimitsIsRefused() {
        simulation.set(TeachFields.SEED, 0);
        simulation.set(UnknownFields.SEED, 1_000);
        simulation.set(WhyFields.ALPHA, 0);
        assertThat(simulation.get(TeachFields.SEED)).isEqualTo(1);
        assertThat(simulation.get(UnknownFields.SEED)).isEqualTo(1);
        assertThat(simulation.get(WhyFields.ALPHA)).isEqualTo(16);
    }

    @Test
    void olderLinksOpenTheTabWhoseControlsTheyMove() {
        restore("preset", "layer", "d", "256", "r", "128", "alpha", "16", "targets", "query.value", "bits", "16");
        assertThat(simulation.get(LoraFields.TAB)).isEqualTo("why");
        assertThat(simulation.layer().loraParameters()).isEqualTo(256 * 256);
        restore("preset", "gpt-3-175b", "d", "768", "r", "4", "batch", "1", "seq", "512");
        assertThat(simulation.get(LoraFields.TAB)).isEqualTo("cost");
        assertThat(simulation.model().rank()).isEqualTo(4);
        restore("beta", "0.0", "rounds", "160", "rlhfseed", "1");
        assertThat(simulation.get(LoraFields.TAB)).isEqualTo("unknown");
        restore("task", "own", "facts", "The river of Oland is Rot.", "r", "4");
        assertThat(simulation.get(LoraFields.TAB)).isEqualTo("teach");
        assertThat(simulation.get(TeachFields.RANK)).isEqualTo(4);
        assertThat(noticeKeys()).isEmpty();
    }

    @Test
    void aLinkIsRestoredWithItsMistakesNamed() {
        restore("d", "64", "r", "300", "alpha", "0", "bits", "3", "change", "own");
        assertThat(noticeKeys())
                .contains(
                        "ui.notice.range", "lora.notice.alpha", "ui.notice.url", "lora.notice.rank", "lora.notice.own");
        assertThat(simulation.get(WhyFields.RANK)).isEqualTo(64);
        assertThat(simulation.get(WhyFields.ALPHA)).isEqualTo(16);
    }

    @Test
    void resetBringsTheFirstScenarioBack() {
        simulation.set(CostFields.PRESET, PublishedModels.find("phi-4").orElseThrow());
        simulation.set(WhyFields.ALPHA, 1);
        simulation.reset();
        assertThat(simulation.state().write()).isEmpty();
    }
}
