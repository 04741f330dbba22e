package org.languageplayground.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.languageplayground.transformer.Patch.Part;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.Moved;

class PatchTest {
    private static final TokenBatch OWN = TokenBatch.of(3, 1, 4, 1, 5, 9);
    private static final TokenBatch OTHER = TokenBatch.of(3, 1, 7, 1, 5, 9);
    private static final List<Integer> ALL = IntStream.range(0, 6).boxed().toList();

    static Stream<Transformer> models() {
        return Stream.of(SmallModels.gpt2(), SmallModels.bert());
    }

    private static Patch patch(Part part, int layer, int head, List<Integer> positions) {
        return new Patch(part, layer, head, 2, positions);
    }

    @ParameterizedTest
    @MethodSource("models")
    void patchingNothingOrFromTheSameSentenceChangesNoBit(Transformer model) {
        Trace own = model.forward(OWN);
        Trace other = model.forward(OTHER);
        for (Part part : Part.values()) {
            for (int layer = 0; layer < 2; layer++) {
                assertThat(model.patched(own, other, patch(part, layer, 1, List.of())))
                        .isEqualTo(own.finalHidden());
                assertThat(model.patched(own, own, patch(part, layer, 1, ALL))).isEqualTo(own.finalHidden());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void patchingEverythingIsTheOtherSentenceToTheLastBit(Transformer model) {
        Trace own = model.forward(OWN);
        Trace other = model.forward(OTHER);
        assertThat(own.finalHidden()).isNotEqualTo(other.finalHidden());
        for (int layer = 0; layer < 2; layer++) {
            assertThat(model.patched(own, other, patch(Part.RESIDUAL, layer, 0, ALL)))
                    .isEqualTo(other.finalHidden());
        }
        assertThat(model.patched(own, other, patch(Part.RESIDUAL, 0, 0, List.of(2))))
                .isEqualTo(other.finalHidden());
    }

    /** The plain way: everything is computed anew, and the replaced numbers are put in by hand. */
    @ParameterizedTest
    @MethodSource("models")
    void oneHeadAtOnePlaceIsWhatABlockByHandMakesOfIt(Transformer model) {
        Trace own = model.forward(OWN);
        Trace other = model.forward(OTHER);
        int width = model.config().width() / 2;
        Matrix heads = own.blocks().getFirst().headOutputs().copy();
        for (int i = 0; i < width; i++) {
            heads.set(4, width + i, other.blocks().getFirst().headOutputs().get(4, width + i));
        }
        double[][] expected = byHand(model, own.blocks().getFirst().input(), heads);
        Matrix patched = model.patched(own, other, patch(Part.HEAD, 0, 1, List.of(4)));
        Matrix rest = model.carry(OWN, matrix(expected), 1, 2);
        assertThat(patched).isNotEqualTo(own.finalHidden());
        for (int token : ALL) {
            float[] row = token(model, rest, token);
            for (int i = 0; i < row.length; i++) {
                assertThat(patched.get(token, i)).isCloseTo(row[i], within(2e-5f));
            }
        }
    }

    private static float[] token(Transformer model, Matrix residual, int token) {
        double[] row = new double[residual.columns()];
        for (int i = 0; i < row.length; i++) {
            row[i] = residual.get(token, i);
        }
        if (model.weights().finalNorm() != null) {
            row = norm(
                    row,
                    model.weights().finalNorm().gain(),
                    model.weights().finalNorm().bias());
        }
        float[] result = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            result[i] = (float) row[i];
        }
        return result;
    }

    private static double[][] byHand(Transformer model, Matrix x, Matrix heads) {
        BlockWeights w = model.weights().blocks().getFirst();
        boolean first = model.config().architecture().causal();
        double[][] result = new double[x.rows()][];
        for (int token = 0; token < x.rows(); token++) {
            double[] sum = times(
                    row(heads, token),
                    w.attentionOutput().weight(),
                    w.attentionOutput().bias());
            for (int i = 0; i < sum.length; i++) {
                sum[i] += x.get(token, i);
            }
            double[] middle = first
                    ? sum
                    : norm(sum, w.attentionNorm().gain(), w.attentionNorm().bias());
            double[] input =
                    first ? norm(middle, w.mlpNorm().gain(), w.mlpNorm().bias()) : middle;
            double[] hidden = times(input, w.mlpInput().weight(), w.mlpInput().bias());
            for (int i = 0; i < hidden.length; i++) {
                double h = hidden[i];
                hidden[i] = first
                        ? h / 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (h + 0.044715 * h * h * h)))
                        : h / 2 * (1 + org.apache.commons.math3.special.Erf.erf(h / Math.sqrt(2)));
            }
            double[] out = times(hidden, w.mlpOutput().weight(), w.mlpOutput().bias());
            for (int i = 0; i < out.length; i++) {
                out[i] += middle[i];
            }
            result[token] =
                    first ? out : norm(out, w.mlpNorm().gain(), w.mlpNorm().bias());
        }
        return result;
    }

    private static double[] row(Matrix matrix, int row) {
        double[] result = new double[matrix.columns()];
        for (int i = 0; i < result.length; i++) {
            result[i] = matrix.get(row, i);
        }
        return result;
    }

    private static double[] times(double[] x, Matrix weight, Matrix bias) {
        double[] y = new double[weight.columns()];
        for (int j = 0; j < y.length; j++) {
            y[j] = bias.get(0, j);
            for (int i = 0; i < x.length; i++) {
                y[j] += x[i] * weight.get(i, j);
            }
        }
        return y;
    }

    private static double[] norm(double[] x, Matrix gain, Matrix bias) {
        double mean = java.util.Arrays.stream(x).average().orElseThrow();
        double variance = java.util.Arrays.stream(x)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow();
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = gain.get(0, i) * (x[i] - mean) / Math.sqrt(variance + 1e-5) + bias.get(0, i);
        }
        return y;
    }

    private static Matrix matrix(double[][] rows) {
        Matrix matrix = Matrix.zeros(rows.length, rows[0].length);
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < rows[row].length; i++) {
                matrix.set(row, i, (float) rows[row][i]);
            }
        }
        return matrix;
    }

    @Test
    void sentencesOfOtherLengthsAreRefusedWithBothCounts() {
        Transformer model = SmallModels.gpt2();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.patched(
                        model.forward(OWN), model.forward(TokenBatch.of(3, 1)), patch(Part.MLP, 0, 0, List.of())))
                .withMessageContaining("6")
                .withMessageContaining("2");
    }

    @Test
    void theShareMovedIsThatOfTheWayBetweenTheEnds() {
        assertThat(Moved.share(new double[] {2}, new double[] {6}, new double[] {3}))
                .isEqualTo(0.25);
        assertThat(Moved.share(new double[] {2}, new double[] {6}, new double[] {0}))
                .isEqualTo(-0.5);
        assertThat(Moved.share(new double[] {0, 0}, new double[] {3, 4}, new double[] {-4, 3}))
                .isZero();
        assertThat(Moved.share(new double[] {0, 0}, new double[] {3, 4}, new double[] {3, 4}))
                .isEqualTo(1);
        assertThat(Moved.share(new double[] {1}, new double[] {1}, new double[] {2}))
                .isNaN();
    }
}
