package org.languageplayground.world.copying;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.RightAnswers;

class CopyRunTest {
    /** By then both have been examined often enough for the jump, and a class has not waited long. */
    private static final int ENOUGH = 400;

    private static void go(CopyRun run, int steps) {
        while (run.measured().isEmpty() || run.measured().getLast().step() < steps) {
            run.step();
        }
    }

    private static float[][] numbers(Transformer model) {
        return model.weights().matrices().stream().map(Matrix::values).toArray(float[][]::new);
    }

    @Test
    void twoLayersJumpAndOneLayerStaysAtTheContentBlindLine() {
        CopyRun run = new CopyRun(4);
        go(run, ENOUGH);
        List<CopyState> two = run.measured().stream().map(CopyRun.Pair::two).toList();
        List<CopyState> one = run.measured().stream().map(CopyRun.Pair::one).toList();
        assertThat(two.getLast().score().share()).isGreaterThan(CopyJump.LEARNED);
        assertThat(two.getFirst().score().share()).isLessThan(BlindRules.EXAM.best());
        assertThat(one).allSatisfy(state -> assertThat(state.score().share()).isLessThan(0.25));
        CopyJump jump = CopyJump.of(two).orElseThrow();
        assertThat(jump.after().score().share() - jump.before().score().share()).isGreaterThan(0.15);
        assertThat(CopyJump.of(one)).isEmpty();
        assertThat(CopyJump.learned(one)).isEmpty();
        CopyHeads heads = two.getLast().heads();
        assertThat(heads.induction().getLast()).isGreaterThan(0.8).isGreaterThan(CopyHeads.INDUCTION_BLIND);
        assertThat(heads.previous().getFirst()).isGreaterThan(2 * CopyHeads.PREVIOUS_BLIND);
        assertThat(one.getLast().heads().induction().getFirst()).isLessThan(CopyHeads.INDUCTION_BLIND);
    }

    @Test
    void theSameSeedGivesTheSameCurveAndWeightsToTheLastBit() {
        CopyRun first = new CopyRun(7);
        CopyRun second = new CopyRun(7);
        CopyRun other = new CopyRun(8);
        go(first, CopyRun.BETWEEN);
        go(second, CopyRun.BETWEEN);
        go(other, CopyRun.BETWEEN);
        for (int i = 0; i < 2; i++) {
            assertThat(second.measured().get(i).two().score())
                    .isEqualTo(first.measured().get(i).two().score());
            assertThat(numbers(second.measured().get(i).two().model()))
                    .isDeepEqualTo(numbers(first.measured().get(i).two().model()));
            assertThat(numbers(second.measured().get(i).one().model()))
                    .isDeepEqualTo(numbers(first.measured().get(i).one().model()));
        }
        assertThat(other.measured().getFirst().two().score().loss())
                .isNotEqualTo(first.measured().getFirst().two().score().loss());
    }

    @Test
    void aRunBeginsWithTheRandomWeightsOfItsSeedAndKeepsThem() {
        CopyRun run = new CopyRun(3);
        go(run, CopyRun.BETWEEN);
        assertThat(run.steps()).isEqualTo(CopyRun.BETWEEN);
        assertThat(numbers(run.measured().getFirst().two().model())).isDeepEqualTo(numbers(CopyModel.untrained(2, 3)));
        assertThat(numbers(run.measured().get(1).two().model())[0]).isNotEqualTo(numbers(CopyModel.untrained(2, 3))[0]);
    }

    @Test
    void bothModelsStartWithTheSameLettersPlacesAndFirstLayer() {
        Weights two = CopyModel.untrained(2, 5).weights();
        Weights one = CopyModel.untrained(1, 5).weights();
        assertThat(one.tokens().values()).isEqualTo(two.tokens().values());
        assertThat(one.positions().values()).isEqualTo(two.positions().values());
        assertThat(one.blocks().getFirst().queryKeyValue().weight().values())
                .isEqualTo(two.blocks().getFirst().queryKeyValue().weight().values());
        assertThat(two.tied()).isTrue();
        assertThat(two.positions().values())
                .isNotEqualTo(new float[two.positions().values().length]);
    }

    @Test
    void aRunEndsWithItsLastMeasurement() {
        CopyRun run = new CopyRun(1);
        int calls = 0;
        while (run.measured().size() < 2) {
            assertThat(run.step()).isTrue();
            calls++;
        }
        assertThat(calls).isEqualTo(2 * CopyRun.BETWEEN + 4);
        assertThat(CopyRun.MEASURED).hasSize(31).startsWith(0, 20).endsWith(600);
        assertThat(run.done()).isFalse();
    }

    @Test
    void riseThatChanceCouldMakeIsNoJump() {
        CopyHeads heads = new CopyHeads(List.of(0.1), List.of(0.1));
        CopyState low = new CopyState(0, null, new RightAnswers(30, 300, 3), heads);
        CopyState little = new CopyState(20, null, new RightAnswers(45, 300, 3), heads);
        CopyState high = new CopyState(40, null, new RightAnswers(150, 300, 2), heads);
        assertThat(CopyJump.of(List.of(low))).isEqualTo(Optional.empty());
        assertThat(CopyJump.of(List.of(low, little))).isEmpty();
        assertThat(CopyJump.of(List.of(high, low))).isEmpty();
        assertThat(CopyJump.of(List.of(low, little, high))).contains(new CopyJump(little, high));
    }
}
