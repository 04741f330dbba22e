package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.matrix.Matrix;

class DivergenceTest {
    private static final Offset<Double> EXACTLY = within(1e-6);

    private static Matrix matrix(float[]... rows) {
        Matrix matrix = Matrix.zeros(rows.length, rows[0].length);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                matrix.set(row, column, rows[row][column]);
            }
        }
        return matrix;
    }

    @Test
    void theShareThatWouldHaveToMoveIsTheDistance() {
        float[] p = {0.5f, 0.5f, 0};
        assertThat(Divergence.totalVariation(p, p)).isZero();
        assertThat(Divergence.totalVariation(p, new float[] {0, 0, 1})).isCloseTo(1, EXACTLY);
        assertThat(Divergence.totalVariation(p, new float[] {0.5f, 0.25f, 0.25f}))
                .isCloseTo(0.25, EXACTLY);
    }

    @Test
    void theFirstRowOfACausalModelCanBeLeftOut() {
        Matrix a = matrix(new float[] {1, 0}, new float[] {1, 0});
        Matrix b = matrix(new float[] {1, 0}, new float[] {0.25f, 0.75f});
        assertThat(Divergence.ofRows(a, b, 0)).isCloseTo(0.375, EXACTLY);
        assertThat(Divergence.ofRows(a, b, 1)).isCloseTo(0.75, EXACTLY);
        assertThat(Divergence.ofRows(matrix(new float[] {1}), matrix(new float[] {1}), 1))
                .isNaN();
    }

    @Test
    void aCoinIsOneBitFromACertainThing() {
        float[] certain = {0, -200};
        float[] coin = {3, 3};
        assertThat(Divergence.bits(certain, coin)).isCloseTo(1, EXACTLY);
        assertThat(Divergence.bitsFromEven(certain)).isCloseTo(1, EXACTLY);
        assertThat(Divergence.bits(coin, coin)).isZero();
        assertThat(Divergence.moved(certain, coin)).isCloseTo(0.5, EXACTLY);
    }

    @Test
    void logitsGiveWhatTheirProbabilitiesGive() {
        Random random = new Random(7);
        float[] p = logits(random);
        float[] q = logits(random);
        double[] a = softmax(p);
        double[] b = softmax(q);
        double bits = IntStream.range(0, a.length)
                .mapToDouble(i -> a[i] * Math.log(a[i] / b[i]) / Math.log(2))
                .sum();
        double moved = IntStream.range(0, a.length)
                .mapToDouble(i -> Math.max(0, a[i] - b[i]))
                .sum();
        assertThat(Divergence.bits(p, q)).isCloseTo(bits, EXACTLY);
        assertThat(Divergence.moved(p, q)).isCloseTo(moved, EXACTLY);
    }

    private static float[] logits(Random random) {
        float[] logits = new float[40];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (4 * random.nextGaussian());
        }
        return logits;
    }

    private static double[] softmax(float... logits) {
        double sum = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i]))
                .sum();
        return IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp(logits[i]) / sum)
                .toArray();
    }
}
