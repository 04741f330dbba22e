package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.calculator.Target;
import org.languageplayground.finetuning.teach.Task;
import org.languageplayground.finetuning.teach.TrainingChoices;
import org.languageplayground.finetuning.teach.TuningMethod;
import org.languageplayground.ui.Notice;

class LoraUrlTest {
    private static final LoraState OTHER = new LoraState(
            "qwen2.5-0.5b",
            12_288,
            100,
            512,
            Set.of(Target.MLP, Target.EMBEDDINGS),
            true,
            Precision.BITS_4_DOUBLE,
            64,
            8_192,
            true,
            new TrainingChoices(
                    Task.OWN,
                    "The river of Øland is Blå.",
                    TuningMethod.PREFIX,
                    Set.of(org.languageplayground.transformer.adapter.Target.KEY),
                    0.1,
                    1_000,
                    false,
                    77));

    private static Map<String, List<String>> parameters(LoraState state) {
        Map<String, List<String>> parameters = new HashMap<>();
        LoraUrl.write(state).forEach((key, value) -> parameters.put(key, List.of(value)));
        return parameters;
    }

    private static List<String> keys(LoraUrl.Parsed parsed) {
        return parsed.notices().stream().map(Notice::key).toList();
    }

    @Test
    void everySettingComesBackFromTheLink() {
        LoraUrl.Parsed parsed = LoraUrl.read(parameters(OTHER), LoraState.FIRST);
        assertThat(parsed.state()).isEqualTo(OTHER);
        assertThat(parsed.notices()).isEmpty();
    }

    @Test
    void theFirstScenarioComesBackAsWell() {
        LoraUrl.Parsed parsed = LoraUrl.read(parameters(LoraState.FIRST), LoraState.FIRST);
        assertThat(parsed.state()).isEqualTo(LoraState.FIRST);
        assertThat(parsed.notices()).isEmpty();
    }

    @Test
    void everyModelOnOfferHasALink() {
        assertThat(PublishedModels.all())
                .allSatisfy(model -> assertThat(LoraUrl.read(Map.of("preset", List.of(model.id())), LoraState.FIRST)
                                .state()
                                .preset())
                        .isEqualTo(model.id()));
    }

    @Test
    void noTargetIsAnAnswerToo() {
        assertThat(LoraUrl.read(parameters(OTHER.withTargets(Set.of())), LoraState.FIRST)
                        .state()
                        .targets())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "r,0,1",
        "r,-7,1",
        "r,257,256",
        "r,999999999999,256",
        "alpha,100000,512",
        "alpha,-1,1",
        "d,63,64",
        "d,100,128",
        "d,12289,12288",
        "batch,0,1",
        "seq,65,64",
        "seq,1000000,8192"
    })
    void aNumberOutOfRangeBecomesTheNearestAndThisIsSaid(String name, String value, String fitting) {
        LoraUrl.Parsed parsed = LoraUrl.read(Map.of(name, List.of(value)), LoraState.FIRST);
        assertThat(LoraUrl.write(parsed.state())).containsEntry(name, fitting);
        assertThat(keys(parsed)).containsExactly("range");
        assertThat(parsed.notices().getFirst().arguments()).startsWith(name, Long.valueOf(value));
    }

    @Test
    void alphaZeroIsRefusedAndTheReasonSaid() {
        LoraUrl.Parsed parsed = LoraUrl.read(Map.of("alpha", List.of("0")), LoraState.FIRST);
        assertThat(parsed.state().alpha()).isEqualTo(16);
        assertThat(keys(parsed)).containsExactly("alpha");
    }

    @ParameterizedTest
    @CsvSource({
        "r,''",
        "r,x",
        "r,1.5",
        "r,NaN",
        "r,99999999999999999999",
        "alpha,∞",
        "d,1e3",
        "preset,none",
        "preset,''",
        "targets,query.nothing",
        "targets,query..key",
        "bits,5",
        "bits,''"
    })
    void whatCannotBeReadKeepsItsDefaultAndIsNamed(String name, String value) {
        LoraUrl.Parsed parsed = LoraUrl.read(Map.of(name, List.of(value)), OTHER);
        assertThat(parsed.state()).isEqualTo(OTHER);
        assertThat(keys(parsed)).containsExactly("url");
        assertThat(parsed.notices().getFirst().arguments()).containsExactly(name);
    }

    @RepeatedTest(200)
    void noTextInTheLinkBreaksIt() {
        Random random = new Random();
        Map<String, List<String>> parameters = new HashMap<>();
        for (String name :
                List.of("preset", "d", "r", "alpha", "targets", "save", "bits", "batch", "seq", "checkpoint")) {
            StringBuilder value = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                value.appendCodePoint(
                        random.nextBoolean() ? random.nextInt(32, 127) : random.nextInt(0x1F000, 0x1F700));
            }
            parameters.put(name, List.of(value.toString()));
        }
        LoraState state = LoraUrl.read(parameters, LoraState.FIRST).state();
        assertThat(state.rank()).isBetween(1, 256);
        assertThat(state.alpha()).isBetween(1, 512);
        assertThat(state.width()).isBetween(64, 12_288);
        assertThat(LoraUrl.read(parameters(state), LoraState.FIRST).state()).isEqualTo(state);
    }
}
