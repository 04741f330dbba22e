package org.languageplayground.transformer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.matrix.Matrix;

class CrossEntropyTest {

    /** The values are those of PyTorch 1.13's cross_entropy and its gradient. */
    @Test
    void weightedLossAndGradientAreThoseOfPyTorch() {
        Matrix logits = new Matrix(3, 4, new float[] {1, 2, 3, -1, 0.5f, 0.5f, 0.5f, 0.5f, -2, 100, 3, 0});
        double loss = CrossEntropy.lossAndGradient(logits, new int[] {2, 0, 3}, new float[] {1, 0.5f, 0.02f}, 1.52);
        assertThat(loss).isCloseTo(2.04793668, within(1e-6));
        float[] expected = {
            0.05851764f,
            0.15906745f,
            -0.22550461f,
            0.00791950f,
            -0.24671052f,
            0.08223684f,
            0.08223684f,
            0.08223684f,
            0,
            0.01315789f,
            0,
            -0.01315789f
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(logits.values()[i]).as("gradient %s", i).isCloseTo(expected[i], within(1e-7f));
        }
    }

    @Test
    void guessingEvenlyCostsTheLogarithmOfTheVocabulary() {
        double loss = CrossEntropy.lossAndGradient(Matrix.zeros(2, 1000), new int[] {0, 999}, new float[] {1, 1}, 2);
        assertThat(loss).isCloseTo(Math.log(1000), within(1e-5));
    }
}
