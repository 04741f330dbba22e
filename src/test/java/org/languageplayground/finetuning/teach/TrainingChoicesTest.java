package org.languageplayground.finetuning.teach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.ui.Notice;
import org.languageplayground.ui.QueryReader;

class TrainingChoicesTest {
    private static QueryReader query(Map<String, String> written) {
        Map<String, List<String>> parameters = new HashMap<>();
        written.forEach((name, value) -> parameters.put(name, List.of(value)));
        return new QueryReader(parameters);
    }

    private static Map<String, String> written(TrainingChoices choices) {
        Map<String, String> parameters = new HashMap<>();
        choices.write(parameters);
        return parameters;
    }

    private static void assertComesBack(TrainingChoices choices) {
        QueryReader query = query(written(choices));
        assertThat(TrainingChoices.read(query, TrainingChoices.FIRST)).isEqualTo(choices);
        assertThat(query.notices()).isEmpty();
    }

    @Test
    void theFirstScenarioNeedsNoWordInTheAddress() {
        assertThat(written(TrainingChoices.FIRST)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TuningMethod.class)
    void everyMethodComesBackWithEveryRate(TuningMethod method) {
        assertComesBack(TrainingChoices.FIRST.withMethod(method));
        for (double rate : TrainingChoices.RATES) {
            assertComesBack(TrainingChoices.FIRST.withMethod(method).withLearningRate(rate));
        }
        assertThat(TrainingChoices.RATES).contains(method.usualRate());
    }

    @ParameterizedTest
    @EnumSource(Task.class)
    void everyTaskComesBack(Task task) {
        assertComesBack(TrainingChoices.FIRST
                .withTask(task)
                .withRepeat(false)
                .withSeed(9_999)
                .withTargets(Set.of()));
    }

    @Test
    void aTaskBringsItsUsualSteps() {
        TrainingChoices own = TrainingChoices.FIRST.withSteps(1_000).withTask(Task.OWN);
        assertThat(own.steps()).isEqualTo(100);
        assertThat(written(own)).containsExactly(Map.entry("task", "own"));
        assertThat(TrainingChoices.read(query(Map.of("task", "own", "steps", "400")), TrainingChoices.FIRST)
                        .steps())
                .isEqualTo(400);
        assertThat(TrainingChoices.read(query(Map.of("task", "own")), own.withSteps(60))
                        .steps())
                .isEqualTo(60);
    }

    @Test
    void factsThatALinkHasNoRoomForAreLeftOut() {
        assertComesBack(TrainingChoices.FIRST.withOwnFacts("ß".repeat(TrainingChoices.LONGEST_IN_LINK)));
        assertComesBack(TrainingChoices.FIRST.withOwnFacts(""));
        assertThat(written(TrainingChoices.FIRST.withOwnFacts("a".repeat(TrainingChoices.LONGEST_IN_LINK + 1))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lr,NaN,url",
        "lr,7,url",
        "lr,-0.001,url",
        "lr,Infinity,url",
        "steps,1e9,url",
        "seed,x,url",
        "task,none,url",
        "method,magic,url",
        "method,LORA,url",
        "adapt,query.nothing,url",
        "repeat,maybe,url"
    })
    void whatCannotBeReadKeepsTheUsual(String name, String value, String key) {
        QueryReader query = query(Map.of(name, value));
        assertThat(TrainingChoices.read(query, TrainingChoices.FIRST)).isEqualTo(TrainingChoices.FIRST);
        assertThat(query.notices()).extracting(Notice::key).containsExactly(key);
        assertThat(query.notices().getFirst().arguments()).containsExactly(name);
    }

    @ParameterizedTest
    @CsvSource({"steps,1000000000,1000", "steps,0,20", "steps,-1,20", "steps,31,40", "seed,-1,1", "seed,10000,9999"})
    void aNumberOutOfRangeBecomesTheNearestAndThisIsSaid(String name, String value, String fitting) {
        QueryReader query = query(Map.of(name, value));
        assertThat(written(TrainingChoices.read(query, TrainingChoices.FIRST)).getOrDefault(name, "1"))
                .isEqualTo(fitting);
        assertThat(query.notices()).extracting(Notice::key).containsExactly("range");
    }

    @Test
    void tooLongFactsAreRefusedAndThisIsSaid() {
        QueryReader query = query(Map.of("facts", "a".repeat(100_000)));
        assertThat(TrainingChoices.read(query, TrainingChoices.FIRST)).isEqualTo(TrainingChoices.FIRST);
        assertThat(query.notices()).extracting(Notice::key).containsExactly("facts");
    }
}
