package org.languageplayground.finetuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.finetuning.calculator.Precision;
import org.languageplayground.finetuning.calculator.PublishedModel;
import org.languageplayground.finetuning.calculator.PublishedModels;
import org.languageplayground.finetuning.category.CategoryFields;
import org.languageplayground.finetuning.category.CategoryMethod;
import org.languageplayground.finetuning.category.ExampleChoice;
import org.languageplayground.finetuning.cost.CostFields;
import org.languageplayground.finetuning.teach.Task;
import org.languageplayground.finetuning.teach.TeachFields;
import org.languageplayground.finetuning.teach.TuningMethod;
import org.languageplayground.finetuning.unknown.UnknownFields;
import org.languageplayground.finetuning.why.WhyFields;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.chapter.Field;
import org.languageplayground.ui.chapter.State;

class LoraFieldsTest {
    private static final State FIRST = State.first(LoraFields.ALL);

    private static State.Parsed read(Map<String, String> parameters) {
        Map<String, List<String>> all = new HashMap<>();
        parameters.forEach((key, value) -> all.put(key, List.of(value)));
        return State.read(LoraFields.ALL, all);
    }

    private static State other() {
        return FIRST.with(TeachFields.FACT, "The river of Øland is Blå.")
                .with(TeachFields.TASK, Task.FACTS)
                .with(TeachFields.METHOD, TuningMethod.PREFIX)
                .with(TeachFields.TARGETS, Set.of(Target.KEY, Target.MLP_INPUT))
                .with(TeachFields.RANK, 3)
                .with(TeachFields.ALPHA, 5)
                .with(TeachFields.RATE, 0.1)
                .with(TeachFields.STEPS, 1_000)
                .with(TeachFields.REPEAT, false)
                .with(TeachFields.SEED, 77)
                .with(CategoryFields.CHOICE, ExampleChoice.OWN)
                .with(CategoryFields.OWN, "a,one\nb,two")
                .with(CategoryFields.SENTENCE, "Ça va? 你好")
                .with(CategoryFields.METHOD, CategoryMethod.FULL)
                .with(WhyFields.WIDTH, 12_288)
                .with(WhyFields.RANK, 100)
                .with(WhyFields.ALPHA, 512)
                .with(WhyFields.CHANGE, 16)
                .with(CostFields.PRESET, PublishedModels.find("qwen2.5-0.5b").orElseThrow())
                .with(CostFields.TARGETS, Set.of(org.languageplayground.finetuning.calculator.Target.MLP))
                .with(CostFields.SAVE, true)
                .with(CostFields.RANK, 32)
                .with(CostFields.PRECISION, Precision.BITS_4_DOUBLE)
                .with(CostFields.TRIAL, Task.STYLE)
                .with(UnknownFields.BETA, 0.15)
                .with(UnknownFields.ROUNDS, 70)
                .with(UnknownFields.SEED, 42)
                .with(LoraFields.TAB, LoraFields.COST);
    }

    @Test
    void everySettingComesBackFromTheLink() {
        State.Parsed parsed = read(other().write());
        assertThat(parsed.state()).isEqualTo(other());
        assertThat(parsed.notices()).isEmpty();
    }

    @Test
    void theFirstScenarioNeedsNoWordInTheAddress() {
        assertThat(FIRST.write()).isEmpty();
        assertThat(read(Map.of()).state()).isEqualTo(FIRST);
    }

    @ParameterizedTest
    @EnumSource(TuningMethod.class)
    void everyMethodComesWithItsUsualRate(TuningMethod method) {
        State state = FIRST.with(TeachFields.METHOD, method);
        assertThat(state.get(TeachFields.RATE)).isEqualTo(method.usualRate());
        assertThat(read(state.write()).state().get(TeachFields.RATE)).isEqualTo(method.usualRate());
    }

    @Test
    void everyModelOnOfferHasALink() {
        for (PublishedModel model : PublishedModels.all()) {
            assertThat(read(Map.of("preset", model.id())).state().get(CostFields.PRESET))
                    .isEqualTo(model);
        }
    }

    @Test
    void noTargetIsAnAnswerToo() {
        assertThat(read(FIRST.with(CostFields.TARGETS, Set.of()).write())
                        .state()
                        .get(CostFields.TARGETS))
                .isEmpty();
    }

    @Test
    void aFactThatALinkHasNoRoomForIsLeftOut() {
        assertThat(FIRST.with(TeachFields.FACT, "ß".repeat(500)).write()).containsKey("facts");
        assertThat(FIRST.with(TeachFields.FACT, "a".repeat(501)).write()).isEmpty();
    }

    @Test
    void eachOldRankReachesEveryTab() {
        State state = read(Map.of("r", "4", "alpha", "32")).state();
        assertThat(state.get(WhyFields.RANK)).isEqualTo(4);
        assertThat(state.get(CostFields.RANK)).isEqualTo(4);
        assertThat(state.get(TeachFields.RANK)).isEqualTo(4);
        assertThat(state.get(TeachFields.ALPHA)).isEqualTo(32);
        assertThat(state.get(WhyFields.ALPHA)).isEqualTo(32);
        assertThat(read(Map.of("r", "100")).state().get(TeachFields.RANK))
                .as("no run has that rank, and none near it was asked for")
                .isEqualTo(8);
        assertThat(read(Map.of("r", "100")).notices())
                .as("nobody asked for that rank")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "rank,0,1",
        "rank,-7,1",
        "rank,257,256",
        "rank,999999999999,256",
        "alpha,100000,512",
        "width,63,64",
        "width,100,128",
        "width,12289,12288",
        "batch,-3,1",
        "batch,65,64",
        "seq,65,64",
        "seq,1000000,8192",
        "layer,9,3",
        "steps,1000000000,1000",
        "steps,31,40",
        "seed,10000,9999",
        "runrank,65,64",
        "rlhfseed,1000,999",
        "rounds,7,10"
    })
    void aNumberOutOfRangeBecomesTheNearestAndThisIsSaid(String name, String value, String fitting) {
        State.Parsed parsed = read(Map.of(name, value));
        assertThat(parsed.state().write().getOrDefault(name, first(name))).isEqualTo(fitting);
        assertThat(parsed.notices()).extracting(Notice::key).containsExactly("ui.notice.range");
        assertThat(parsed.notices().getFirst().arguments()).startsWith(name, Long.valueOf(value));
    }

    private static String first(String name) {
        Field<?> field = LoraFields.ALL.stream()
                .filter(some -> some.key().equals(name))
                .findFirst()
                .orElseThrow();
        return String.valueOf(FIRST.get(field));
    }

    @ParameterizedTest
    @CsvSource({
        "rank,''",
        "rank,x",
        "rank,1.5",
        "rank,NaN",
        "rank,99999999999999999999",
        "alpha,∞",
        "width,1e3",
        "preset,none",
        "preset,''",
        "targets,query.nothing",
        "targets,query..key",
        "bits,5",
        "lr,NaN",
        "lr,7",
        "lr,-0.001",
        "steps,1e9",
        "task,none",
        "method,magic",
        "method,LORA",
        "adapt,query.nothing",
        "repeat,maybe",
        "change,lora-3",
        "matrix,head",
        "matrix,😀",
        "quantised,4.output",
        "quantised,1.key",
        "type,nf3",
        "beta,NaN",
        "beta,-0.1",
        "beta,1.5",
        "beta,'0,3'",
        "beta,٠.٣",
        "tab,nowhere"
    })
    void whatCannotBeReadKeepsItsDefaultAndIsNamed(String name, String value) {
        State.Parsed parsed = read(Map.of(name, value));
        assertThat(parsed.state()).isEqualTo(FIRST);
        assertThat(parsed.notices()).extracting(Notice::key).containsExactly("ui.notice.url");
        assertThat(parsed.notices().getFirst().arguments()).containsExactly(List.of(name));
    }

    @RepeatedTest(200)
    void noTextInTheLinkBreaksIt() {
        Random random = new Random();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (Field<?> field : LoraFields.ALL) {
            StringBuilder value = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                value.appendCodePoint(
                        random.nextBoolean() ? random.nextInt(32, 127) : random.nextInt(0x1F000, 0x1F700));
            }
            parameters.put(field.key(), value.toString());
        }
        State state = read(parameters).state();
        assertThat(read(state.write()).state()).isEqualTo(state);
    }
}
