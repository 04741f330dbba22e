package org.languageplayground.transformer.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.languageplayground.transformer.SmallModels;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.measure.ApproximationError;

class QuantizationTest {

    /** The 16 numbers of bitsandbytes, as published. */
    @Test
    void normalFloatHasThePublishedLevels() {
        assertThat(FourBitType.NORMAL_FLOAT.levels())
                .containsExactly(
                        -1.0f,
                        -0.6961928009986877f,
                        -0.5250730514526367f,
                        -0.39491748809814453f,
                        -0.28444138169288635f,
                        -0.18477343022833234f,
                        -0.09105003625154495f,
                        0.0f,
                        0.07958029955625534f,
                        0.16093020141124725f,
                        0.24611230194568634f,
                        0.33791524171829224f,
                        0.44070982933044434f,
                        0.5626170039176941f,
                        0.7229568362236023f,
                        1.0f);
    }

    @Test
    void integersAreEvenAndFloatsAreThoseOfOneFractionBit() {
        float[] integer = FourBitType.INTEGER.levels();
        float[] floating = FourBitType.FLOAT.levels();
        assertThat(integer).hasSize(15);
        for (int i = 0; i < 15; i++) {
            assertThat(integer[i]).isEqualTo((i - 7) / 7f);
        }
        assertThat(floating).hasSize(15);
        float[] sixths = {0, 0.5f, 1, 1.5f, 2, 3, 4, 6};
        for (int i = 0; i < 8; i++) {
            assertThat(floating[7 + i]).isCloseTo(sixths[i] / 6, within(1e-7f));
            assertThat(floating[7 - i]).isCloseTo(-sixths[i] / 6, within(1e-7f));
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyNumberIsRoundedToTheNearestLevel(FourBitType type) {
        float[] levels = type.levels();
        for (int i = -1200; i <= 1200; i++) {
            float x = i / 1000f;
            float nearest = levels[0];
            for (float level : levels) {
                nearest = Math.abs(x - level) < Math.abs(x - nearest) ? level : nearest;
            }
            assertThat(type.level(type.nearest(x))).isCloseTo(nearest, within(1e-7f));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatStandsOnALevelOfItsBlockIsKeptExactly(FourBitType type) {
        float[] levels = type.levels();
        Matrix weight = Matrix.zeros(64, 3);
        for (int in = 0; in < 64; in++) {
            for (int out = 0; out < 3; out++) {
                weight.set(in, out, levels[in % levels.length] * (1 << out));
            }
        }
        QuantizedMatrix quantized = QuantizedMatrix.of(weight, type, false);
        assertThat(quantized.dequantized()).isEqualTo(weight);
        int[] histogram = quantized.histogram();
        assertThat(histogram).hasSize(levels.length);
        assertThat(Arrays.stream(histogram).sum()).isEqualTo(64 * 3);
        assertThat(histogram[0]).isEqualTo(3 * (levels.length == 16 ? 4 : 5));
    }

    @Test
    void aBlockIsTheInputsOfOneOutput() {
        Matrix weight = Matrix.zeros(64, 2);
        for (int in = 0; in < 64; in++) {
            weight.set(in, 0, 0.001f * in);
            weight.set(in, 1, 100);
        }
        QuantizedMatrix quantized = QuantizedMatrix.of(weight, FourBitType.INTEGER, false);
        assertThat(quantized.dequantized().get(63, 0)).isEqualTo(0.063f);
        assertThat(quantized.dequantized().get(0, 1)).isEqualTo(100);
        assertThat(quantized.blocks()).isEqualTo(2);
    }

    @Test
    void aBlockOfZerosStaysZero() {
        assertThat(QuantizedMatrix.of(Matrix.zeros(100, 3), FourBitType.NORMAL_FLOAT, true)
                        .dequantized())
                .isEqualTo(Matrix.zeros(100, 3));
    }

    @ParameterizedTest
    @EnumSource
    void noNumberMovesFartherThanHalfTheWidestStepOfItsBlock(FourBitType type) {
        Matrix weight = normal(100, 30, 1);
        Matrix back = QuantizedMatrix.of(weight, type, false).dequantized();
        float widest = 0;
        float[] levels = type.levels();
        for (int i = 1; i < levels.length; i++) {
            widest = Math.max(widest, levels[i] - levels[i - 1]);
        }
        float[] stored = weight.transposed().values();
        float[] storedBack = back.transposed().values();
        for (int i = 0; i < stored.length; i++) {
            float greatest = 0;
            for (int j = i / 64 * 64; j < Math.min(stored.length, i / 64 * 64 + 64); j++) {
                greatest = Math.max(greatest, Math.abs(stored[j]));
            }
            assertThat(Math.abs(stored[i] - storedBack[i])).isLessThanOrEqualTo(widest / 2 * greatest * 1.00001f);
        }
    }

    @Test
    void normalNumbersLoseLeastAsNormalFloats() {
        Matrix weight = normal(256, 256, 2);
        double normalFloat = error(weight, FourBitType.NORMAL_FLOAT);
        double floating = error(weight, FourBitType.FLOAT);
        double integer = error(weight, FourBitType.INTEGER);
        assertThat(normalFloat).isLessThan(floating).isBetween(0.08, 0.11);
        assertThat(floating).isLessThan(integer);
    }

    private static double error(Matrix weight, FourBitType type) {
        return ApproximationError.of(
                        weight, QuantizedMatrix.of(weight, type, false).dequantized())
                .relative();
    }

    @Test
    void errorsAreRootMeanSquareAndShareOfTheNorm() {
        ApproximationError error = ApproximationError.of(Matrix.row(3, 0, 4, 0), Matrix.row(3, 1, 4, 1));
        assertThat(error.rootMeanSquare()).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(error.relative()).isCloseTo(Math.sqrt(2) / 5, within(1e-12));
        assertThat(ApproximationError.of(Matrix.zeros(2, 2), Matrix.zeros(2, 2)).relative())
                .isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ApproximationError.of(Matrix.zeros(2, 3), Matrix.zeros(3, 2)))
                .withMessage("a 2 x 3 matrix cannot be compared with a 3 x 2 one");
    }

    /** The numbers of bitsandbytes' create_dynamic_map for 8 bits with a sign. */
    @Test
    void eightBitsHaveTheDynamicMapOfBitsandbytes() {
        assertThat(DynamicMap.level(255)).isEqualTo(1);
        assertThat(DynamicMap.level(254)).isCloseTo(0.99296875f, within(1e-7f));
        assertThat(DynamicMap.level(0)).isCloseTo(-0.99296875f, within(1e-7f));
        assertThat(DynamicMap.level(127)).isZero();
        assertThat(DynamicMap.level(128)).isCloseTo(5.5e-7f, within(1e-12f));
        assertThat(DynamicMap.level(129)).isCloseTo(3.25e-6f, within(1e-11f));
        assertThat(DynamicMap.level(130)).isCloseTo(7.75e-6f, within(1e-11f));
        for (int code = 1; code < 256; code++) {
            assertThat(DynamicMap.level(code)).isGreaterThan(DynamicMap.level(code - 1));
        }
    }

    @Test
    void doubledConstantsAreNearlyThePlainOnes() {
        Random random = new Random(3);
        float[] values = new float[600];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 + random.nextFloat();
        }
        BlockConstants.Doubled doubled = BlockConstants.Doubled.of(values);
        for (int i = 0; i < values.length; i++) {
            assertThat(doubled.get(i)).isCloseTo(values[i], within(0.55f * 0.9f / 64 / 2));
        }
    }

    /** 64 x 192 numbers: 192 blocks; 65 x 3 numbers: 195 of them, in 4 blocks. */
    @Test
    void memoryIsCountedFromTheRealBlocks() {
        Matrix large = normal(64, 192, 4);
        assertThat(QuantizedMatrix.of(large, FourBitType.NORMAL_FLOAT, false).bytes())
                .isEqualTo(64 * 192 / 2 + 192 * 4);
        assertThat(QuantizedMatrix.of(large, FourBitType.NORMAL_FLOAT, true).bytes())
                .isEqualTo(64 * 192 / 2 + 192 + 4 + 4);
        Matrix odd = normal(65, 3, 5);
        assertThat(QuantizedMatrix.of(odd, FourBitType.INTEGER, false).bytes()).isEqualTo(98 + 4 * 4);
    }

    /** 0.5 bit of constants a number, or 8/64 + 32/(64 · 256) = 0.126953 with double quantisation (arXiv:2305.14314). */
    @Test
    void aLargeMatrixTakesTheBitsOfThePaper() {
        Matrix large = normal(1024, 1024, 6);
        double numbers = 1024 * 1024;
        assertThat(8
                        * QuantizedMatrix.of(large, FourBitType.NORMAL_FLOAT, false)
                                .bytes()
                        / numbers)
                .isEqualTo(4.5);
        assertThat(8 * QuantizedMatrix.of(large, FourBitType.NORMAL_FLOAT, true).bytes() / numbers)
                .isCloseTo(4.126953, within(1e-4));
    }

    @Test
    void onlyTheWeightsOfTheBlocksAreQuantised() {
        Weights base = SmallModels.bert().weights();
        QuantizedWeights quantized = new QuantizedWeights(base, FourBitType.NORMAL_FLOAT, true);
        Weights back = quantized.get();
        assertThat(back.tokens()).isSameAs(base.tokens());
        assertThat(back.tied()).isTrue();
        assertThat(back.head().transform()).isEqualTo(base.head().transform());
        assertThat(back.blocks().getFirst().mlpInput().bias())
                .isSameAs(base.blocks().getFirst().mlpInput().bias());
        Matrix weight = base.blocks().getFirst().mlpInput().weight();
        assertThat(back.blocks().getFirst().mlpInput().weight())
                .isEqualTo(QuantizedMatrix.of(weight, FourBitType.NORMAL_FLOAT, true)
                        .dequantized())
                .isNotEqualTo(weight);
        assertThat(quantized.bytes()).isLessThan(4 * base.parameters());
    }

    private static Matrix normal(int rows, int columns, long seed) {
        Random random = new Random(seed);
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
