package org.languageplayground.transformer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.HeadTrace;
import org.languageplayground.transformer.ReferenceTransformer;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.AttentionSettings;
import org.languageplayground.transformer.layer.AttentionSettings.Head;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/** The backward pass against central differences of the double-precision reference, number by number. */
class GradientsTest {
    private static final double STEP = 1e-5;
    private static final TokenBatch BATCH = SmallModels.batch();
    private static final Targets TARGETS = new Targets(
            new int[] {0, 2, 3, 5, 6, 9, 12}, new int[] {1, 1, 5, 7, 6, 5, 0}, new float[] {1, 0.02f, 1, 1, 0.5f, 1, 2
            });

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.argumentSet("GPT-2, tied head", SmallModels.gpt2()),
                Arguments.argumentSet("GPT-2, untied head", SmallModels.untied(SmallModels.gpt2())),
                Arguments.argumentSet("BERT, tied head", SmallModels.bert()),
                Arguments.argumentSet("BERT, untied head", SmallModels.untied(SmallModels.bert())));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyGradientIsTheSlopeOfTheLoss(Transformer model) {
        Gradients gradients = Gradients.of(model, BATCH, TARGETS);
        AttentionSettings trained = model.config().trainedAttention();
        assertThat(gradients.loss())
                .isCloseTo(new ReferenceTransformer(model).loss(BATCH, TARGETS, trained), within(1e-5));
        assertSlopes(model, trained, gradients.weights());
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyGradientIsTheSlopeOfTheLossWithHeadsOffAndAnotherScale(Transformer model) {
        AttentionSettings settings = new AttentionSettings(1.3f, Set.of(new Head(0, 1), new Head(1, 0)));
        assertSlopes(model, settings, gradients(model, BATCH, settings));
    }

    private static Weights gradients(Transformer model, TokenBatch batch, AttentionSettings settings) {
        Weights gradients = model.weights().zeros();
        Trace trace = model.forward(batch, settings);
        HeadTrace head = model.logits(trace, TARGETS.rows());
        CrossEntropy.lossAndGradient(head.logits(), TARGETS.ids(), TARGETS.weights(), TARGETS.totalWeight());
        model.backward(trace, model.logitsBackward(trace, head, head.logits(), gradients), gradients);
        return gradients;
    }

    private static void assertSlopes(Transformer model, AttentionSettings settings, Weights gradients) {
        ReferenceTransformer reference = new ReferenceTransformer(model);
        List<Matrix> parameters = model.weights().matrices();
        List<Matrix> computed = gradients.matrices();
        assertThat(computed).hasSameSizeAs(parameters);
        for (int m = 0; m < parameters.size(); m++) {
            double[] values = reference.values(parameters.get(m));
            double error = 0;
            double size = 0;
            for (int i = 0; i < values.length; i++) {
                double value = values[i];
                values[i] = value + STEP;
                double above = reference.loss(BATCH, TARGETS, settings);
                values[i] = value - STEP;
                double below = reference.loss(BATCH, TARGETS, settings);
                values[i] = value;
                double slope = (above - below) / (2 * STEP);
                double difference = computed.get(m).values()[i] - slope;
                error += difference * difference;
                size += slope * slope;
            }
            assertThat(size).as("slope of matrix %s", m).isPositive();
            assertThat(Math.sqrt(error / size)).as("matrix %s", m).isLessThan(2e-5);
        }
    }

    @Test
    void aTiedDecoderCollectsBothItsGradients() {
        Transformer model = SmallModels.gpt2();
        Weights gradients = Gradients.of(model, BATCH, TARGETS).weights();
        assertThat(gradients.tied()).isTrue();
        assertThat(gradients.matrices())
                .hasSize(model.weights().matrices().size())
                .doesNotHaveDuplicates();
    }

    @Test
    void aBatchHasTheWeightedMeanGradientOfItsSequences() {
        Transformer model = SmallModels.gpt2();
        Gradients both = Gradients.of(
                model,
                TokenBatch.of(List.of(new int[] {1, 2, 3}, new int[] {4, 5, 6, 7})),
                new Targets(new int[] {0, 1, 3, 5}, new int[] {2, 3, 5, 7}, new float[] {1, 1, 1, 1}));
        Gradients first = Gradients.of(
                model, TokenBatch.of(1, 2, 3), new Targets(new int[] {0, 1}, new int[] {2, 3}, new float[] {1, 1}));
        Gradients second = Gradients.of(
                model, TokenBatch.of(4, 5, 6, 7), new Targets(new int[] {0, 2}, new int[] {5, 7}, new float[] {1, 1}));
        assertThat(both.loss()).isCloseTo((first.loss() + second.loss()) / 2, within(1e-6));
        for (int m = 0; m < both.weights().matrices().size(); m++) {
            float[] whole = both.weights().matrices().get(m).values();
            for (int i = 0; i < whole.length; i++) {
                float mean = (first.weights().matrices().get(m).values()[i]
                                + second.weights().matrices().get(m).values()[i])
                        / 2;
                assertThat(whole[i]).isCloseTo(mean, within(1e-6f));
            }
        }
    }

    @Test
    void aBatchTooLongToGoTogetherHasTheWeightedMeanGradientOfItsSequences() {
        Transformer model = SmallModels.gpt2();
        Random random = new Random(1);
        int count = 1500 / model.config().context();
        List<int[]> sequences = new ArrayList<>();
        int[] rows = new int[count];
        int[] ids = new int[count];
        float[] weights = new float[count];
        double[] mean = new double[(int) model.weights().parameters()];
        double loss = 0;
        double total = 0;
        int start = 0;
        for (int i = 0; i < count; i++) {
            int length = 1 + random.nextInt(model.config().context());
            int[] sequence = random.ints(length, 0, SmallModels.VOCABULARY).toArray();
            int row = random.nextInt(length);
            int target = count - 1 - i;
            rows[target] = start + row;
            ids[target] = random.nextInt(SmallModels.VOCABULARY);
            weights[target] = random.nextFloat();
            Gradients alone = Gradients.of(
                    model, TokenBatch.of(sequence), new Targets(new int[] {row}, new int[] {ids[target]}, new float[] {1
                    }));
            float[] gradient = flat(alone.weights());
            for (int j = 0; j < mean.length; j++) {
                mean[j] += weights[target] * gradient[j];
            }
            loss += weights[target] * alone.loss();
            total += weights[target];
            sequences.add(sequence);
            start += length;
        }
        assertThat(start).isGreaterThan(600);
        Gradients together = Gradients.of(model, TokenBatch.of(sequences), new Targets(rows, ids, weights));
        assertThat(together.loss()).isCloseTo(loss / total, within(1e-6));
        float[] gradient = flat(together.weights());
        for (int j = 0; j < mean.length; j++) {
            assertThat((double) gradient[j]).as("gradient %s", j).isCloseTo(mean[j] / total, within(1e-6));
        }
    }

    /** Every number of a model, one after another. */
    private static float[] flat(Weights weights) {
        float[] all = new float[(int) weights.parameters()];
        int at = 0;
        for (Matrix matrix : weights.matrices()) {
            System.arraycopy(matrix.values(), 0, all, at, matrix.values().length);
            at += matrix.values().length;
        }
        return all;
    }
}
