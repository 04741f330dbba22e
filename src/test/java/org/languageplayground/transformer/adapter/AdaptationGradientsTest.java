package org.languageplayground.transformer.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.ReferenceTransformer;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;
import org.languageplayground.transformer.training.Gradients;
import org.languageplayground.transformer.training.Targets;

/** Every method's gradients against central differences of a double-precision reference, number by number. */
class AdaptationGradientsTest {
    private static final double STEP = 1e-5;
    private static final TokenBatch BATCH = new TokenBatch(
            new int[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 10},
            new int[] {0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1},
            new int[] {0, 5, 6, 13});
    private static final Targets TARGETS = new Targets(
            new int[] {0, 2, 3, 5, 6, 9, 12}, new int[] {1, 1, 5, 7, 6, 5, 0}, new float[] {1, 0.02f, 1, 1, 0.5f, 1, 2
            });

    static Stream<Arguments> methods() {
        List<Arguments> all = new ArrayList<>();
        Map.of("GPT-2", SmallModels.gpt2(), "BERT", SmallModels.bert())
                .forEach((name, model) -> Adaptations.untrained(model).forEach((method, adaptation) -> {
                    Adaptations.disturb(adaptation, 7);
                    all.add(Arguments.argumentSet(name + ", " + method, model, adaptation));
                }));
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyGradientIsTheSlopeOfTheLoss(Transformer base, Adaptation adaptation) {
        Transformer model = new Transformer(base.config(), adaptation.effective());
        Gradients found = Gradients.of(model, BATCH, TARGETS);
        List<Matrix> computed = new ArrayList<>();
        adaptation.trained().forEach(matrix -> computed.add(Matrix.zeros(matrix.rows(), matrix.columns())));
        adaptation.backward(found.weights(), computed);

        ReferenceTransformer reference = new ReferenceTransformer(model);
        Map<Matrix, double[]> trained = new IdentityHashMap<>();
        for (Matrix matrix : adaptation.trained()) {
            trained.put(matrix, adaptation instanceof InPlace ? reference.values(matrix) : doubles(matrix));
        }
        Runnable merge = () -> merge(adaptation, trained, model, reference);
        merge.run();
        assertThat(found.loss())
                .isCloseTo(reference.loss(BATCH, TARGETS, base.config().trainedAttention()), within(2e-5));
        for (int m = 0; m < computed.size(); m++) {
            double[] values = trained.get(adaptation.trained().get(m));
            double error = 0;
            double size = 0;
            for (int i = 0; i < values.length; i++) {
                double slope = slope(values, i, reference, model, merge);
                double difference = computed.get(m).values()[i] - slope;
                error += difference * difference;
                size += slope * slope;
            }
            assertThat(size).as("slope of matrix %s", m).isPositive();
            assertThat(Math.sqrt(error / size)).as("matrix %s", m).isLessThan(3e-5);
        }
    }

    private static double slope(
            double[] values, int i, ReferenceTransformer reference, Transformer model, Runnable merge) {
        double value = values[i];
        double[] loss = new double[2];
        for (int side = 0; side < 2; side++) {
            values[i] = value + (side == 0 ? STEP : -STEP);
            merge.run();
            loss[side] = reference.loss(BATCH, TARGETS, model.config().trainedAttention());
        }
        values[i] = value;
        return (loss[0] - loss[1]) / (2 * STEP);
    }

    /** The effective weights once more, in double precision. */
    private static void merge(
            Adaptation adaptation, Map<Matrix, double[]> trained, Transformer model, ReferenceTransformer reference) {
        switch (adaptation) {
            case InPlace inPlace -> {}
            case Lora lora -> {
                for (LowRank pair : lora.pairs()) {
                    double[][] weight = changed(pair, lora.base().get().blocks().get(pair.layer()), trained);
                    put(weight, pair.target(), model.weights().blocks().get(pair.layer()), reference);
                }
            }
            case Dora dora -> {
                for (int i = 0; i < dora.pairs().size(); i++) {
                    LowRank pair = dora.pairs().get(i);
                    double[][] v = changed(pair, dora.base().get().blocks().get(pair.layer()), trained);
                    double[] magnitude = trained.get(dora.magnitudes().get(i));
                    for (int column = 0; column < magnitude.length; column++) {
                        double square = 0;
                        for (double[] row : v) {
                            square += row[column] * row[column];
                        }
                        for (double[] row : v) {
                            row[column] *= magnitude[column] / Math.sqrt(square);
                        }
                    }
                    put(v, pair.target(), model.weights().blocks().get(pair.layer()), reference);
                }
            }
            case Ia3 ia3 -> {
                for (int layer = 0; layer < ia3.scalings().size(); layer++) {
                    Ia3.Scaling scaling = ia3.scalings().get(layer);
                    BlockWeights frozen = ia3.base().blocks().get(layer);
                    BlockWeights block = model.weights().blocks().get(layer);
                    double[] key = trained.get(scaling.key());
                    double[] value = trained.get(scaling.value());
                    double[] hidden = trained.get(scaling.hidden());
                    put(scaled(Target.KEY.weight(frozen), key, true), Target.KEY, block, reference);
                    put(scaled(Target.VALUE.weight(frozen), value, true), Target.VALUE, block, reference);
                    put(scaled(Target.MLP_OUTPUT.weight(frozen), hidden, false), Target.MLP_OUTPUT, block, reference);
                    double[] bias = reference.values(block.queryKeyValue().bias());
                    int width = key.length;
                    for (int j = 0; j < width; j++) {
                        bias[width + j] = frozen.queryKeyValue().bias().get(0, width + j) * key[j];
                        bias[2 * width + j] = frozen.queryKeyValue().bias().get(0, 2 * width + j) * value[j];
                    }
                }
            }
        }
    }

    private static double[][] changed(LowRank pair, BlockWeights frozen, Map<Matrix, double[]> trained) {
        Slice weight = pair.target().weight(frozen);
        double[] a = trained.get(pair.a());
        double[] b = trained.get(pair.b());
        int rank = pair.a().columns();
        double[][] result = new double[weight.rows()][weight.columns()];
        for (int in = 0; in < weight.rows(); in++) {
            for (int out = 0; out < weight.columns(); out++) {
                result[in][out] = weight.get(in, out);
                for (int k = 0; k < rank; k++) {
                    result[in][out] += pair.scale() * a[in * rank + k] * b[k * weight.columns() + out];
                }
            }
        }
        return result;
    }

    private static double[][] scaled(Slice weight, double[] factors, boolean columns) {
        double[][] result = new double[weight.rows()][weight.columns()];
        for (int in = 0; in < weight.rows(); in++) {
            for (int out = 0; out < weight.columns(); out++) {
                result[in][out] = weight.get(in, out) * factors[columns ? out : in];
            }
        }
        return result;
    }

    private static void put(double[][] weight, Target target, BlockWeights block, ReferenceTransformer reference) {
        Slice place = target.weight(block);
        double[] whole = reference.values(target.linear(block).weight());
        for (int in = 0; in < weight.length; in++) {
            System.arraycopy(weight[in], 0, whole, place.offset() + in * place.rowStride(), weight[in].length);
        }
    }

    private static double[] doubles(Matrix matrix) {
        double[] result = new double[matrix.values().length];
        for (int i = 0; i < result.length; i++) {
            result[i] = matrix.values()[i];
        }
        return result;
    }
}
