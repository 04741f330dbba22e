package org.languageplayground.transformer.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both kernels against double precision, and thereby against each other. */
class KernelsTest {
    private static final Kernel[] KERNELS = {new PlainKernel(), new VectorKernel()};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void bothKernelsMultiplySlicesOfAnyShapeStrideAndTranspose(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < 150; round++) {
            int rows = size(random);
            int inner = size(random);
            int columns = size(random);
            Slice a = slice(rows, inner, random, true);
            Slice b = slice(inner, columns, random, true);
            Slice c = slice(rows, columns, random, false);
            for (Kernel kernel : KERNELS) {
                float[] array = c.values().clone();
                Slice sum = new Slice(array, c.offset(), rows, columns, c.rowStride(), 1);
                kernel.multiplyAdd(a, b, sum);
                assertProduct(a, b, c, sum, kernel.description());
            }
        }
    }

    @Test
    void bothKernelsMultiplyTheShapesOfAModel() {
        Random random = new Random(5);
        int[][] shapes = {{300, 64, 192}, {64, 64, 64}, {64, 16, 64}, {1, 64, 2300}, {7, 256, 64}, {129, 33, 47}};
        for (int[] shape : shapes) {
            Slice a = random(shape[0], shape[1], random).slice();
            Slice b = random(shape[1], shape[2], random).slice();
            for (Kernel kernel : KERNELS) {
                Slice sum = Matrix.zeros(shape[0], shape[2]).slice();
                kernel.multiplyAdd(a, b, sum);
                assertProduct(a, b, Matrix.zeros(shape[0], shape[2]).slice(), sum, kernel.description());
            }
        }
    }

    private static void assertProduct(Slice a, Slice b, Slice before, Slice after, String kernel) {
        boolean[] inside = new boolean[after.values().length];
        for (int row = 0; row < a.rows(); row++) {
            for (int column = 0; column < b.columns(); column++) {
                double sum = get(before, row, column);
                double size = Math.abs(sum);
                for (int i = 0; i < a.columns(); i++) {
                    double product = (double) get(a, row, i) * get(b, i, column);
                    sum += product;
                    size += Math.abs(product);
                }
                assertThat((double) get(after, row, column))
                        .as("%s at %s, %s of %s x %s x %s", kernel, row, column, a.rows(), a.columns(), b.columns())
                        .isCloseTo(sum, within(1e-6 * size + 1e-30));
                inside[after.offset() + row * after.rowStride() + column] = true;
            }
        }
        for (int i = 0; i < inside.length; i++) {
            if (!inside[i]) {
                assertThat(after.values()[i])
                        .as("%s must not write outside", kernel)
                        .isEqualTo(before.values()[i]);
            }
        }
    }

    private static float get(Slice slice, int row, int column) {
        return slice.values()[slice.offset() + row * slice.rowStride() + column * slice.columnStride()];
    }

    private static int size(Random random) {
        return 1 + random.nextInt(random.nextInt(4) == 0 ? 80 : 20);
    }

    /** Part of a larger array, perhaps transposed. */
    private static Slice slice(int rows, int columns, Random random, boolean mayTranspose) {
        if (mayTranspose && random.nextBoolean()) {
            return slice(columns, rows, random, false).transposed();
        }
        int before = random.nextInt(5);
        int after = random.nextInt(5);
        int above = random.nextInt(3);
        Matrix whole = random(above + rows + random.nextInt(3), before + columns + after, random);
        return whole.slice(before, columns).rows(above, rows);
    }

    private static Matrix random(int rows, int columns, Random random) {
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = (float) random.nextGaussian();
        }
        return matrix;
    }

    @Test
    void bothKernelsComputeTheExponentialWithinHalfAMillionth() {
        for (Kernel kernel : KERNELS) {
            for (float start = -87; start < 88; start += 0.37f) {
                float[] values = new float[37];
                float[] arguments = new float[values.length];
                for (int i = 0; i < values.length; i++) {
                    arguments[i] = start + i * 0.01f;
                    values[i] = arguments[i];
                }
                kernel.exp(values, 1, values.length - 1);
                assertThat(values[0]).isEqualTo(arguments[0]);
                assertThat(values[values.length - 1]).isEqualTo(arguments[values.length - 1]);
                for (int i = 1; i < values.length - 1; i++) {
                    double exact = Math.exp(Math.min(arguments[i], 88.3f));
                    assertThat((double) values[i])
                            .as("%s: e^%s", kernel.description(), arguments[i])
                            .isCloseTo(exact, within(5e-7 * exact));
                }
            }
        }
    }

    @Test
    void bothKernelsMakeVeryNegativeNumbersVanishAndVeryLargeOnesStayFinite() {
        for (Kernel kernel : KERNELS) {
            for (float argument : new float[] {-88, -1e4f, -Float.MAX_VALUE, Float.NEGATIVE_INFINITY}) {
                assertThat(exp(kernel, argument)).isBetween(0f, 2 * Float.MIN_NORMAL);
            }
            for (float argument : new float[] {89, 1e4f, Float.MAX_VALUE}) {
                assertThat(exp(kernel, argument)).isBetween(1e38f, Float.MAX_VALUE);
            }
            assertThat(exp(kernel, 0)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {0, 0.125f, 1, 30, -2})
    void bothKernelsComputeTheSoftmaxOfStretchesOfAnyLength(float scale) {
        Random random = new Random(6);
        for (Kernel kernel : KERNELS) {
            for (int count = 1; count < 150; count++) {
                float[] values = random(1, count + 7, random).values();
                float[] before = values.clone();
                float logarithm = kernel.softmax(values, 3, 3 + count, scale);
                double sum = 0;
                for (int i = 3; i < 3 + count; i++) {
                    sum += Math.exp((double) before[i] * scale);
                }
                assertThat((double) logarithm).isCloseTo(Math.log(sum), within(2e-6 * (1 + Math.abs(Math.log(sum)))));
                for (int i = 0; i < values.length; i++) {
                    boolean inside = i >= 3 && i < 3 + count;
                    double expected = inside ? Math.exp((double) before[i] * scale) / sum : before[i];
                    assertThat((double) values[i])
                            .as("%s: %s of %s", kernel.description(), i - 3, count)
                            .isCloseTo(expected, within(inside ? 2e-5 * expected + 1e-30 : 0));
                }
            }
        }
    }

    @Test
    void theSoftmaxOfGreatNumbersDoesNotOverflow() {
        for (Kernel kernel : KERNELS) {
            float[] values = {1e30f, 1e30f, -1e30f};
            assertThat(kernel.softmax(values, 0, 3, 1)).isEqualTo(1e30f);
            assertThat(values).containsExactly(new float[] {0.5f, 0.5f, 0}, within(1e-6f));
        }
    }

    private static float exp(Kernel kernel, float argument) {
        float[] values = new float[19];
        java.util.Arrays.fill(values, argument);
        kernel.exp(values, 0, values.length);
        for (float value : values) {
            assertThat(value).isEqualTo(values[0]);
        }
        return values[0];
    }
}
