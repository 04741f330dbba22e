package org.languageplayground.transformer.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.languageplayground.transformer.ReferenceTransformer;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.DivergedException;
import org.languageplayground.transformer.adapter.Lora;
import org.languageplayground.transformer.adapter.LoraSettings;
import org.languageplayground.transformer.adapter.Target;
import org.languageplayground.transformer.adapter.UpperLayers;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

class ClassifierTrainingTest {
    private static final double STEP = 1e-5;
    private static final List<int[]> TEXTS =
            List.of(new int[] {3, 1, 4, 1, 5}, new int[] {9}, new int[] {2, 6, 5, 3, 5, 8, 10}, new int[] {7, 9, 3});
    private static final int[] CATEGORIES = {0, 2, 1, 2};

    private final Transformer model = SmallModels.bert();

    private static ClassifierHead head(int width) {
        Random random = new Random(5);
        ClassifierHead head = ClassifierHead.zero(width, 3);
        for (Matrix matrix : head.matrices()) {
            for (int i = 0; i < matrix.values().length; i++) {
                matrix.values()[i] = (float) random.nextGaussian();
            }
        }
        return head;
    }

    /** The loss once more, in double precision and plain loops. */
    private static double loss(ReferenceTransformer reference, Transformer model, double[] weight, double[] bias) {
        TokenBatch batch = TokenBatch.of(TEXTS);
        double[][] hidden = reference.hidden(batch, model.config().trainedAttention());
        double loss = 0;
        for (int text = 0; text < TEXTS.size(); text++) {
            double[] sum = new double[model.config().width()];
            for (int token = batch.starts()[text]; token < batch.starts()[text + 1]; token++) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += hidden[token][i];
                }
            }
            double length = Math.sqrt(Arrays.stream(sum).map(x -> x * x).sum());
            double[] logits = bias.clone();
            for (int i = 0; i < sum.length; i++) {
                for (int category = 0; category < logits.length; category++) {
                    logits[category] += sum[i] / length * weight[i * logits.length + category];
                }
            }
            loss += Math.log(Arrays.stream(logits).map(Math::exp).sum()) - logits[CATEGORIES[text]];
        }
        return loss / TEXTS.size();
    }

    private static double[] doubles(Matrix matrix) {
        double[] values = new double[matrix.values().length];
        Arrays.setAll(values, i -> matrix.values()[i]);
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void everyGradientIsTheSlopeOfTheLoss(int first) {
        ClassifierHead head = head(model.config().width());
        ClassifierTraining.Gradients found = ClassifierTraining.Gradients.of(
                new SentenceClassifier(model, first, head), EncodedTexts.of(model, first, TEXTS), CATEGORIES);
        ReferenceTransformer reference = new ReferenceTransformer(model);
        double[] weight = doubles(head.weights().weight());
        double[] bias = doubles(head.weights().bias());
        assertThat(found.loss()).isCloseTo(loss(reference, model, weight, bias), within(1e-5));
        List<Matrix> upper = model.weights().upperMatrices(first);
        List<Matrix> gradients = found.weights().upperMatrices(first);
        for (int m = 0; m < upper.size(); m++) {
            assertSlopes(gradients.get(m), reference.values(upper.get(m)), reference, weight, bias);
        }
        assertSlopes(found.head().weights().weight(), weight, reference, weight, bias);
        assertSlopes(found.head().weights().bias(), bias, reference, weight, bias);
    }

    private void assertSlopes(
            Matrix gradient, double[] values, ReferenceTransformer reference, double[] weight, double[] bias) {
        double error = 0;
        double size = 0;
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + STEP;
            double above = loss(reference, model, weight, bias);
            values[i] = value - STEP;
            double below = loss(reference, model, weight, bias);
            values[i] = value;
            double slope = (above - below) / (2 * STEP);
            error += Math.pow(gradient.values()[i] - slope, 2);
            size += slope * slope;
        }
        assertThat(size).isPositive();
        assertThat(Math.sqrt(error / size)).isLessThan(1e-4);
    }

    private ClassifierTraining training(Adaptation adaptation, int first, float rate) {
        return new ClassifierTraining(
                model.config(),
                adaptation,
                first,
                ClassifierHead.zero(model.config().width(), 3),
                EncodedTexts.of(model, first, TEXTS),
                CATEGORIES,
                rate,
                0.1f,
                1);
    }

    private Lora lora(int first) {
        LoraSettings settings = new LoraSettings(2, 4, false, Set.of(Target.QUERY, Target.VALUE));
        return Lora.of(model::weights, settings, new SplittableRandom(1)).from(first);
    }

    @Test
    void itBeginsWithoutAnOpinionAndLearnsTheExamples() {
        for (Adaptation adaptation : List.of(lora(1), UpperLayers.of(model.weights(), 1))) {
            ClassifierTraining training = training(adaptation, 1, 0.01f);
            assertThat(training.step()).isCloseTo(Math.log(3), within(1e-6));
            double loss = 0;
            for (int i = 0; i < 60; i++) {
                loss = training.step();
            }
            assertThat(loss).isLessThan(0.2);
            SentenceClassifier learned = training.model();
            Matrix probabilities = learned.head().probabilities(learned.vectors(EncodedTexts.of(model, 1, TEXTS)));
            for (int text = 0; text < CATEGORIES.length; text++) {
                assertThat(probabilities.get(text, CATEGORIES[text])).isGreaterThan(0.5f);
            }
        }
    }

    @Test
    void theHeadAloneLeavesTheEncoderAsItIs() {
        int layers = model.config().layers();
        ClassifierTraining training = training(lora(layers), layers, 1);
        Matrix before = training.model().vectors(EncodedTexts.of(model, layers, TEXTS));
        for (int i = 0; i < 10; i++) {
            training.step();
        }
        assertThat(training.model().vectors(EncodedTexts.of(model, layers, TEXTS)))
                .isEqualTo(before);
        assertThat(training.model().encoder().weights()).isEqualTo(model.weights());
    }

    @Test
    void whatLiesBelowAndTheBaseItselfAreNeverWritten() {
        Weights kept = model.weights().copy();
        ClassifierTraining training = training(UpperLayers.of(model.weights(), 1), 1, 0.1f);
        for (int i = 0; i < 5; i++) {
            training.step();
        }
        assertThat(model.weights()).isEqualTo(kept);
        Weights trained = training.model().encoder().weights();
        assertThat(trained.blocks().getFirst()).isEqualTo(kept.blocks().getFirst());
        assertThat(trained.blocks().get(1)).isNotEqualTo(kept.blocks().get(1));
        assertThat(trained.tokens()).isSameAs(model.weights().tokens());
    }

    @Test
    void textsCarriedInPartsAreThoseOfTheWholeModel() {
        TokenBatch batch = TokenBatch.of(TEXTS);
        Matrix whole = model.forward(batch).finalHidden();
        EncodedTexts texts = EncodedTexts.of(model, 1, TEXTS);
        assertThat(model.carry(batch, texts.residual(), 1, 2)).isEqualTo(whole);
        EncodedTexts two = texts.select(2, 0);
        assertThat(two.ids(0)).isEqualTo(TEXTS.get(2));
        assertThat(two.residual().row(0)).isEqualTo(texts.residual().row(6));
    }

    @Test
    void manyExamplesAreDrawnBySeedAndRunAgainTheSame() {
        List<int[]> many = new ArrayList<>();
        int[] categories = new int[50];
        for (int i = 0; i < 50; i++) {
            many.add(new int[] {i % 11, (3 * i + 1) % 11});
            categories[i] = i % 3;
        }
        List<List<Double>> losses = new ArrayList<>();
        for (long seed : new long[] {1, 1, 2}) {
            ClassifierTraining training = new ClassifierTraining(
                    model.config(),
                    lora(1),
                    1,
                    ClassifierHead.zero(model.config().width(), 3),
                    EncodedTexts.of(model, 1, many),
                    categories,
                    0.01f,
                    0.1f,
                    seed);
            losses.add(List.of(training.step(), training.step(), training.step()));
        }
        assertThat(losses.get(0)).isEqualTo(losses.get(1)).isNotEqualTo(losses.get(2));
    }

    @Test
    void aLossThatIsNoNumberEndsTheRunAndChangesNothing() {
        Weights broken = model.weights().copy();
        broken.blocks().get(1).mlpOutput().weight().values()[0] = Float.NaN;
        UpperLayers adaptation = UpperLayers.of(broken, 1);
        ClassifierTraining training = training(adaptation, 1, 0.1f);
        Weights before = adaptation.effective().copy();
        assertThatThrownBy(training::step).isInstanceOf(DivergedException.class).hasMessageContaining("not finite");
        assertThat(adaptation.effective()).isEqualTo(before);
        assertThat(training.steps()).isZero();
    }

    @Test
    void theNearestMeanNeedsNoTraining() {
        Matrix vectors = new Matrix(4, 2, new float[] {1, 0, 0.8f, 0.6f, 0, 1, -0.6f, 0.8f});
        Centroids centroids = Centroids.of(vectors, new int[] {0, 0, 1, 1}, 2);
        assertThat(centroids.nearest(1, 0.1f).category()).isZero();
        assertThat(centroids.nearest(0, 1).category()).isEqualTo(1);
        assertThat(centroids.nearest(-1, 3).cosine()).isCloseTo(1, within(1e-6));
    }
}
