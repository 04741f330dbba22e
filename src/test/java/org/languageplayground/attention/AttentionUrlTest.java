package org.languageplayground.attention;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionUrlTest {
    private static final AttentionState START =
            new AttentionState("a b", "m", false, 1, 0, HeadChoice.MEAN, List.of(1), false);

    private static Map<String, List<String>> parameters(AttentionState state) {
        Map<String, List<String>> parameters = new HashMap<>();
        AttentionUrl.write(state).forEach((key, value) -> parameters.put(key, List.of(value)));
        return parameters;
    }

    @Test
    void everySettingComesBackFromTheLink() {
        AttentionState state =
                new AttentionState("ünïcödé & 1+1=2 ?", "n", true, 3.125, 2, new HeadChoice(3), List.of(0, 4), true);
        AttentionUrl.Parsed parsed = AttentionUrl.read(parameters(state), START, name -> true);
        assertThat(parsed.state()).isEqualTo(state);
        assertThat(parsed.notices()).isEmpty();
    }

    @Test
    void aLongSentenceIsLeftOutOfTheLink() {
        AttentionState state = START.withSentence("x".repeat(AttentionUrl.LONGEST_SENTENCE + 1))
                .withSelected(List.of(0));
        assertThat(AttentionUrl.write(state)).doesNotContainKeys("s", "sel").containsKey("t");
    }

    @ParameterizedTest
    @CsvSource({
        "t,NaN",
        "t,-1",
        "t,1e9",
        "t,Infinity",
        "t,x",
        "t,''",
        "layer,0",
        "layer,-3",
        "layer,99999999999",
        "layer,x",
        "head,0",
        "head,one",
        "head,1.5",
        "model,none",
        "sel,x",
        "sel,1..2",
        "sel,0",
        "sel,1.-2",
        "untrained,yes",
        "dims,64"
    })
    void whatCannotBeReadKeepsItsDefaultAndIsNamed(String name, String value) {
        AttentionUrl.Parsed parsed = AttentionUrl.read(Map.of(name, List.of(value)), START, "m"::equals);
        assertThat(parsed.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.key()).isEqualTo("url");
            assertThat(notice.arguments()).containsExactly(name);
        });
        assertThat(parsed.state().multiple()).isEqualTo(1);
        assertThat(parsed.state().layer()).isZero();
        assertThat(parsed.state().head()).isEqualTo(HeadChoice.MEAN);
        assertThat(parsed.state().model()).isEqualTo("m");
    }

    @RepeatedTest(200)
    void noTextInTheLinkBreaksIt(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Map<String, List<String>> parameters = new HashMap<>();
        for (String name : List.of("s", "model", "untrained", "t", "layer", "head", "sel", "dims")) {
            StringBuilder value = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                value.appendCodePoint(
                        random.nextBoolean() ? random.nextInt(32, 127) : random.nextInt(0x1F000, 0x1F700));
            }
            parameters.put(name, List.of(value.toString()));
        }
        AttentionState state = AttentionUrl.read(parameters, START, "m"::equals).state();
        assertThat(state.multiple()).isBetween(0.0, AttentionState.GREATEST_MULTIPLE);
        assertThat(state.layer()).isNotNegative();
        assertThat(state.model()).isEqualTo("m");
    }
}
