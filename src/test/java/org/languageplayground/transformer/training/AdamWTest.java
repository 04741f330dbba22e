package org.languageplayground.transformer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.languageplayground.transformer.matrix.Matrix;

class AdamWTest {
    private static final Offset<Float> ROUNDING = within(2e-6f);

    private final Matrix weight = new Matrix(2, 3, new float[] {1, -2, 0.5f, 0.25f, 3, -1});
    private final Matrix bias = Matrix.row(0.5f, -0.5f);
    private final AdamW optimizer = new AdamW(List.of(weight, bias), 0.1f);

    @Test
    void firstStepMovesEachNumberByTheLearningRateAgainstItsGradientAndDecaysMatricesAlone() {
        step(new float[] {0.1f, -0.2f, 0.3f, 0, 0.05f, -0.1f}, 0.2f, -0.1f);
        assertClose(
                weight, 0.999f - 0.01f, -1.998f + 0.01f, 0.4995f - 0.01f, 0.24975f, 2.997f - 0.01f, -0.999f + 0.01f);
        assertClose(bias, 0.49f, -0.49f);
    }

    /** The values are those of PyTorch 1.13's AdamW after clip_grad_norm_ at 1, betas 0.9 and 0.98. */
    @Test
    void threeStepsOneOfThemClippedGiveTheValuesOfPyTorch() {
        step(new float[] {0.1f, -0.2f, 0.3f, 0, 0.05f, -0.1f}, 0.2f, -0.1f);
        step(new float[] {3, -4, 0, 1, 2, -2}, 0.5f, 0);
        assertClose(weight, 0.97946280f, -1.97702527f, 0.48227751f, 0.24209434f, 2.97571850f, -0.97902423f);
        assertClose(bias, 0.48088378f, -0.48326701f);
        step(new float[] {-0.1f, 0.2f, 0.1f, 0.2f, -0.3f, 0}, 0, 0.3f);
        assertClose(weight, 0.97316635f, -1.97006130f, 0.47480637f, 0.23330614f, 2.97207403f, -0.97106463f);
        assertClose(bias, 0.47380269f, -0.48765776f);
    }

    @Test
    void findsTheMinimumOfAParabola() {
        Matrix x = Matrix.row(5f);
        AdamW descent = new AdamW(List.of(x), 0);
        for (int i = 0; i < 1000; i++) {
            descent.step(List.of(Matrix.row(2 * (x.get(0, 0) - 1.5f))), 0.02f);
        }
        assertThat(x.get(0, 0)).isCloseTo(1.5f, within(1e-2f));
    }

    private void step(float[] weightGradient, float... biasGradient) {
        optimizer.step(List.of(new Matrix(2, 3, weightGradient), Matrix.row(biasGradient)), 0.01f);
    }

    private static void assertClose(Matrix actual, float... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.values()[i]).as("number %s", i).isCloseTo(expected[i], ROUNDING);
        }
    }
}
