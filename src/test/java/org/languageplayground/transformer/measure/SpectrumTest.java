package org.languageplayground.transformer.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;

class SpectrumTest {
    private static final Random RANDOM = new Random(7);

    private static Matrix random(int rows, int columns) {
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = (float) RANDOM.nextGaussian();
        }
        return matrix;
    }

    private static Matrix ofRank(int rank, int rows, int columns) {
        Matrix product = Matrix.zeros(rows, columns);
        Kernels.active()
                .multiplyAdd(random(rows, rank).slice(), random(rank, columns).slice(), product.slice());
        return product;
    }

    private static double error(Matrix original, Matrix other) {
        return ApproximationError.of(original, other).relative();
    }

    @Test
    void aDiagonalMatrixHasItsOwnNumbersAsSingularValues() {
        Spectrum spectrum = Spectrum.of(new Matrix(2, 3, new float[] {0, -4, 0, 3, 0, 0}));
        assertThat(spectrum.values()).containsExactly(new double[] {4, 3}, within(1e-12));
        assertThat(spectrum.energy(1)).isCloseTo(16 / 25d, within(1e-12));
        assertThat(spectrum.error(1)).isCloseTo(3 / 5d, within(1e-12));
        assertThat(spectrum.truncated(1)).isEqualTo(new Matrix(2, 3, new float[] {0, -4, 0, 0, 0, 0}));
    }

    @ParameterizedTest
    @CsvSource({"12,12", "20,8", "8,20", "1,9", "9,1"})
    void theFormulaGivesTheRealErrorOfEveryCut(int rows, int columns) {
        Matrix matrix = random(rows, columns);
        Spectrum spectrum = Spectrum.of(matrix);
        assertThat(spectrum.values())
                .hasSize(Math.min(rows, columns))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a));
        for (int rank = 0; rank <= spectrum.values().length; rank++) {
            assertThat(error(matrix, spectrum.truncated(rank))).isCloseTo(spectrum.error(rank), within(2e-6));
            assertThat(spectrum.energy(rank)).isCloseTo(1 - Math.pow(spectrum.error(rank), 2), within(1e-12));
        }
    }

    @Test
    void noMatrixOfTheSameRankComesNearer() {
        Matrix matrix = random(10, 14);
        Spectrum spectrum = Spectrum.of(matrix);
        for (int rank = 1; rank < 10; rank++) {
            Matrix best = spectrum.truncated(rank);
            for (int i = 0; i < 200; i++) {
                Matrix other = i % 2 == 0 ? ofRank(rank, 10, 14) : near(best, rank);
                assertThat(error(matrix, other)).isGreaterThanOrEqualTo(spectrum.error(rank) - 1e-6);
            }
        }
    }

    /** Another matrix of that rank, a small step away from the best one. */
    private static Matrix near(Matrix best, int rank) {
        Matrix moved = best.copy();
        Matrix step = random(best.rows(), best.columns());
        for (int i = 0; i < moved.values().length; i++) {
            moved.values()[i] += 0.05f * step.values()[i];
        }
        return Spectrum.of(moved).truncated(rank);
    }

    @Test
    void theCutOfAMatrixOfLowRankIsTheMatrix() {
        Matrix matrix = ofRank(3, 16, 24);
        Spectrum spectrum = Spectrum.of(matrix);
        assertThat(spectrum.error(3)).isLessThan(1e-6);
        assertThat(spectrum.error(2)).isGreaterThan(0.1);
        assertThat(spectrum.truncated(3).values()).containsExactly(matrix.values(), within(1e-5f));
    }

    @Test
    void aRankAboveTheShorterSideCutsNothingOff() {
        Matrix matrix = random(4, 6);
        Spectrum spectrum = Spectrum.of(matrix);
        assertThat(spectrum.error(256)).isZero();
        assertThat(spectrum.energy(256)).isEqualTo(1);
        assertThat(spectrum.truncated(256).values()).containsExactly(matrix.values(), within(1e-6f));
    }

    @Test
    void zerosLoseNothing() {
        Spectrum spectrum = Spectrum.of(Matrix.zeros(3, 4));
        assertThat(spectrum.values()).containsOnly(0);
        assertThat(spectrum.error(1)).isZero();
        assertThat(spectrum.energy(1)).isEqualTo(1);
        assertThat(spectrum.truncated(2)).isEqualTo(Matrix.zeros(3, 4));
    }
}
