package org.languageplayground.attention.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.transformer.measure.RightAnswers;
import org.languageplayground.world.history.CheckpointScore;
import org.languageplayground.world.history.Look;
import org.languageplayground.world.history.Recall;

class HistoryTest {

    private static CheckpointScore score(int step, int right, double... attention) {
        RightAnswers answers = new RightAnswers(right, 100, 1);
        List<List<Double>> heads = List.of(List.of(attention[0], attention[1]));
        return new CheckpointScore(step, List.of(answers, answers, answers), List.of(heads, heads, heads));
    }

    @Test
    void theSteepestRiseIsThatOfTheMostAStep() {
        List<CheckpointScore> scores = List.of(
                score(0, 0, 0.1, 0.1), score(100, 10, 0.1, 0.1), score(900, 60, 0.2, 0.7), score(1_000, 80, 0.2, 0.7));
        Jump jump = Jump.of(scores, score -> score.of(Recall.WORDS).share()).orElseThrow();
        assertThat(jump.before().step()).isEqualTo(900);
        assertThat(jump.after().step()).isEqualTo(1_000);
        assertThat(jump.otherTexts()).isFalse();
        assertThat(Jump.of(scores.subList(0, 1), score -> 1)).isEmpty();
        assertThat(Jump.of(scores, score -> 1)).isEmpty();
    }

    @Test
    void theHeadThatGainsMostIsFound() {
        HeadRise rise = HeadRise.of(Look.ANSWER, score(100, 1, 0.5, 0.1), score(200, 1, 0.6, 0.7));
        assertThat(rise).isEqualTo(new HeadRise(0, 1, 0.1, 0.7));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 100",
        "100, 0, 100",
        "99, 100, 0",
        "1050, 1000, 1100",
        "1050, 1100, 1000",
        "9999, 0, 9300",
        "-5, 100, 0"
    })
    void theSliderRestsWhereWeightsWereKept(int wanted, int now, int expected) {
        assertThat(StepControls.nearest(wanted, now)).isEqualTo(expected);
    }

    @Test
    void aWalkGoesThroughEveryStepAndEndsAtTheLast() throws InterruptedException {
        Walk walk = new Walk(List.of(100, 300, 600));
        assertThat(walk.progress()).isEqualTo(100);
        assertThat(walk.step()).isTrue();
        assertThat(walk.progress()).isEqualTo(300);
        assertThat(walk.step()).isFalse();
        assertThat(walk.progress()).isEqualTo(600);
        assertThat(new Walk(List.of(600)).step()).isFalse();
    }
}
