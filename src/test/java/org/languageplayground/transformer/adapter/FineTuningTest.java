package org.languageplayground.transformer.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.LabelledBatch;
import org.languageplayground.transformer.training.Targets;

class FineTuningTest {
    private static final Transformer BASE = SmallModels.gpt2();

    static Stream<String> methods() {
        return Adaptations.untrained(BASE).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyMethodLearnsASequence(String method) {
        FineTuning run = run(method, 1, 0.02f);
        double first = run.step();
        for (int i = 0; i < 150; i++) {
            run.step();
        }
        assertThat(run.step()).isLessThan(0.7 * first);
        assertThat(run.steps()).isEqualTo(152);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void oneSeedGivesOneCurve(String method) {
        assertThat(losses(method, 1)).isEqualTo(losses(method, 1)).isNotEqualTo(losses(method, 2));
    }

    private static List<Double> losses(String method, long seed) {
        FineTuning run = run(method, seed, 0.01f);
        List<Double> losses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            losses.add(run.step());
        }
        return losses;
    }

    @ParameterizedTest
    @MethodSource("methods")
    void whatIsNotTrainedStaysAsItWas(String method) {
        Adaptation adaptation = Adaptations.untrained(BASE).get(method);
        List<Matrix> before =
                BASE.weights().matrices().stream().map(Matrix::copy).toList();
        FineTuning run = new FineTuning(BASE.config(), adaptation, FineTuningTest::batch, 0.05f, 1);
        for (int i = 0; i < 5; i++) {
            run.step();
        }
        assertThat(BASE.weights().matrices()).isEqualTo(before);
        if (!method.equals("full")) {
            assertThat(run.model().weights().tokens()).isSameAs(BASE.weights().tokens());
        }
    }

    @Test
    void betweenStepsItKeepsThreeNumbersForEachTrainedOne() {
        FineTuning run = run("LoRA", 1, 0.01f);
        assertThat(run.bytes()).isEqualTo(3 * 4 * run.adaptation().parameters());
    }

    @Test
    void aRateThatIsTooHighIsSaidAndTheRunStaysWhereItWas() {
        FineTuning run = run("full", 1, 1e30f);
        run.step();
        List<Matrix> trained =
                run.adaptation().trained().stream().map(Matrix::copy).toList();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(DivergedException.class)
                    .isThrownBy(run::step)
                    .withMessage("the loss or its gradient is not finite after 1 steps at the learning rate 1.0E30;"
                            + " a smaller one may help");
        }
        assertThat(run.diverged()).isTrue();
        assertThat(run.steps()).isEqualTo(1);
        assertThat(run.adaptation().trained()).isEqualTo(trained);
    }

    @Test
    void aLossWorseThanAtTheStartAndThanGuessingIsDivergence() {
        FineTuning run = run("full", 1, 3);
        assertThatExceptionOfType(DivergedException.class)
                .isThrownBy(() -> {
                    for (int i = 0; i < 50; i++) {
                        run.step();
                    }
                })
                .withMessageMatching("the loss is worse than at the start and than that of guessing after \\d+ steps"
                        + " at the learning rate 3\\.0; a smaller one may help");
        assertThat(run.steps()).isPositive();
    }

    @Test
    void aModelThatHoldsNoNumbersDivergesBeforeItsFirstStep() {
        Weights broken = BASE.weights().copy();
        broken.blocks().getFirst().mlpInput().weight().set(0, 0, Float.NaN);
        Adaptation adaptation =
                Lora.of(() -> broken, new LoraSettings(2, 4, false, Set.of(Target.QUERY)), new Random(1));
        FineTuning run = new FineTuning(BASE.config(), adaptation, FineTuningTest::batch, 0.01f, 1);
        assertThatExceptionOfType(DivergedException.class).isThrownBy(run::step);
        assertThat(run.steps()).isZero();
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -0.1f, Float.NaN, Float.POSITIVE_INFINITY})
    void aRateThatIsNoneIsOneSentence(float rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> run("LoRA", 1, rate))
                .withMessage("the learning rate must be above 0, not " + rate);
    }

    private static FineTuning run(String method, long seed, float rate) {
        Map<String, Adaptation> all = Adaptations.untrained(BASE);
        Function<RandomGenerator, LabelledBatch> batches = FineTuningTest::batch;
        return new FineTuning(BASE.config(), all.get(method), batches, rate, seed);
    }

    /** After 7 comes 3, then 9, then 1, whatever stood before. */
    private static LabelledBatch batch(RandomGenerator random) {
        List<int[]> sequences = new ArrayList<>();
        int[] rows = new int[12];
        int[] ids = new int[12];
        float[] weights = new float[12];
        for (int i = 0; i < 4; i++) {
            sequences.add(new int[] {random.nextInt(SmallModels.VOCABULARY), 7, 3, 9, 1});
            for (int j = 0; j < 3; j++) {
                rows[3 * i + j] = 5 * i + 1 + j;
                ids[3 * i + j] = sequences.get(i)[2 + j];
                weights[3 * i + j] = 1;
            }
        }
        return new LabelledBatch(TokenBatch.of(sequences), new Targets(rows, ids, weights));
    }
}
