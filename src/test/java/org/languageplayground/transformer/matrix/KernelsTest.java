package org.languageplayground.transformer.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;
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
            Matrix bias = random(1, columns, random);
            for (Kernel kernel : KERNELS) {
                Slice sum = copyInPlace(c);
                kernel.multiplyAdd(a, b, sum);
                assertProduct(a, b, c, c, sum, kernel.description() + ", added");
                Slice product = copyInPlace(c);
                kernel.multiply(a, b, product);
                assertProduct(a, b, Matrix.zeros(rows, columns).slice(), c, product, kernel.description());
                Slice withBias = copyInPlace(c);
                kernel.multiply(a, b, bias, withBias);
                assertProduct(a, b, everyRow(bias, rows), c, withBias, kernel.description() + ", with bias");
                Slice ready = copyInPlace(c);
                kernel.product(b.copy(), bias).multiply(a, ready);
                assertProduct(a, b, everyRow(bias, rows), c, ready, kernel.description() + ", made ready");
            }
        }
    }

    /** The same rectangle of a copy of its array. */
    private static Slice copyInPlace(Slice slice) {
        return new Slice(slice.values().clone(), slice.offset(), slice.rows(), slice.columns(), slice.rowStride(), 1);
    }

    /** A matrix whose rows are all the same numbers. */
    private static Slice everyRow(Matrix row, int rows) {
        return new Slice(row.values(), 0, rows, row.columns(), 0, 1);
    }

    @Test
    void bothKernelsMultiplyTheShapesOfAModel() {
        Random random = new Random(5);
        int[][] shapes = {
            {300, 64, 192},
            {64, 64, 64},
            {64, 16, 64},
            {1, 64, 2300},
            {7, 256, 64},
            {129, 33, 47},
            {5, 1100, 300},
            {70, 600, 45}
        };
        for (int[] shape : shapes) {
            Slice a = random(shape[0], shape[1], random).slice();
            Slice b = random(shape[1], shape[2], random).slice();
            Matrix bias = random(1, shape[2], random);
            for (Kernel kernel : KERNELS) {
                Slice product = random(shape[0], shape[2], random).slice();
                kernel.multiply(a, b, bias, product);
                assertProduct(a, b, everyRow(bias, shape[0]), product, product, kernel.description());
                Slice ready = random(shape[0], shape[2], random).slice();
                kernel.product(b.copy(), null).multiply(a, ready);
                assertProduct(a, b, Matrix.zeros(shape[0], shape[2]).slice(), ready, ready, kernel.description());
                Slice sum = Matrix.zeros(shape[0], shape[2]).slice();
                kernel.multiplyAdd(a, b, sum);
                assertProduct(a, b, Matrix.zeros(shape[0], shape[2]).slice(), sum, sum, kernel.description());
            }
        }
    }

    @Test
    void aProductOfNoRowsWritesNothing() {
        for (Kernel kernel : KERNELS) {
            Slice c = Matrix.row(1, 2, 3).slice();
            kernel.multiply(Matrix.zeros(0, 2).slice(), Matrix.zeros(2, 3).slice(), c.rows(0, 0));
            kernel.multiplyAdd(
                    Matrix.zeros(0, 1).slice().transposed(), Matrix.zeros(0, 3).slice(), c);
            assertThat(c.values()).containsExactly(1, 2, 3);
        }
    }

    /** after = start + A·B within the rectangle, and as before outside of it. */
    private static void assertProduct(Slice a, Slice b, Slice start, Slice before, Slice after, String kernel) {
        boolean[] inside = new boolean[after.values().length];
        for (int row = 0; row < a.rows(); row++) {
            for (int column = 0; column < b.columns(); column++) {
                double sum = get(start, row, column);
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
    void bothKernelsComputeTheCumulativeNormalInBothForms() {
        for (Kernel kernel : KERNELS) {
            for (int count = 1; count < 40; count++) {
                float[] x = new float[count];
                for (int i = 0; i < count; i++) {
                    x[i] = (i - 17) * 0.31f + count * 0.01f;
                }
                float[] byTanh = new float[count];
                kernel.cumulativeByTanh(x, byTanh);
                float[] byErf = new float[count];
                kernel.cumulativeByErf(x, byErf);
                for (int i = 0; i < count; i++) {
                    double u = Math.sqrt(2 / Math.PI) * (x[i] + 0.044715 * Math.pow(x[i], 3));
                    assertThat((double) byTanh[i])
                            .as("%s: by tanh at %s", kernel.description(), x[i])
                            .isCloseTo((1 + Math.tanh(u)) / 2, within(5e-7));
                    assertThat((double) byErf[i])
                            .as("%s: by erf at %s", kernel.description(), x[i])
                            .isCloseTo((1 + Erf.erf(x[i] / Math.sqrt(2))) / 2, within(5e-7));
                }
            }
        }
    }

    @Test
    void theCumulativeNormalStaysWithinItsBoundsFarOut() {
        for (Kernel kernel : KERNELS) {
            float[] x = {-1e4f, -40, 40, 1e4f, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
            float[] phi = new float[x.length];
            kernel.cumulativeByTanh(x, phi);
            assertThat(phi).containsExactly(new float[] {0, 0, 1, 1, 0, 1}, within(1e-30f));
            kernel.cumulativeByErf(x, phi);
            assertThat(phi).containsExactly(new float[] {0, 0, 1, 1, 0, 1}, within(1e-30f));
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
                double logarithm =
                        kernel.softmax(values, 3, values, 3, count, scale).logarithm();
                double sum = 0;
                for (int i = 3; i < 3 + count; i++) {
                    sum += Math.exp((double) before[i] * scale);
                }
                assertThat(logarithm).isCloseTo(Math.log(sum), within(2e-6 * (1 + Math.abs(Math.log(sum)))));
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
            assertThat(kernel.softmax(values, 0, values, 0, 3, 1).logarithm()).isEqualTo(1e30f);
            assertThat(values).containsExactly(new float[] {0.5f, 0.5f, 0}, within(1e-6f));
        }
    }

    @Test
    void bothKernelsComputeTheSoftmaxOfOneArrayInAnother() {
        Random random = new Random(7);
        for (Kernel kernel : KERNELS) {
            for (int count = 1; count < 70; count++) {
                float[] x = random(1, count + 9, random).values();
                float[] before = x.clone();
                float[] y = new float[count + 4];
                Arrays.fill(y, -1);
                kernel.softmax(x, 5, y, 2, count, 0.7f);
                float[] same = before.clone();
                kernel.softmax(same, 5, same, 5, count, 0.7f);
                assertThat(x).containsExactly(before);
                for (int i = 0; i < y.length; i++) {
                    assertThat(y[i]).isEqualTo(i >= 2 && i < 2 + count ? same[i + 3] : -1);
                }
            }
        }
    }

    @Test
    void theGradientOfTheSoftmaxIsItsSlopeAtAnyLength() {
        Random random = new Random(8);
        float scale = 0.3f;
        for (Kernel kernel : KERNELS) {
            for (int count = 1; count < 70; count++) {
                float[] y = random(1, count + 6, random).values();
                kernel.softmax(y, 4, y, 4, count, 1);
                float[] dy = random(1, count + 5, random).values();
                float[] dx = dy.clone();
                kernel.softmaxBackward(y, 4, dx, 1, count, scale);
                double expected = 0;
                for (int i = 0; i < count; i++) {
                    expected += (double) y[4 + i] * dy[1 + i];
                }
                for (int i = 0; i < dx.length; i++) {
                    boolean inside = i >= 1 && i < 1 + count;
                    double slope = inside ? y[3 + i] * (dy[i] - expected) * scale : dy[i];
                    assertThat((double) dx[i])
                            .as("%s: %s of %s", kernel.description(), i - 1, count)
                            .isCloseTo(slope, within(inside ? 1e-6 : 0));
                }
            }
        }
    }

    @Test
    void bothKernelsAddRowsOfAnyWidth() {
        Random random = new Random(9);
        for (Kernel kernel : KERNELS) {
            for (int columns = 1; columns < 70; columns++) {
                Matrix rows = random(1 + columns % 7, columns, random);
                Matrix before = random(1, columns, random);
                Matrix sum = before.copy();
                kernel.addRows(rows, sum);
                for (int j = 0; j < columns; j++) {
                    double expected = before.get(0, j);
                    for (int row = 0; row < rows.rows(); row++) {
                        expected += rows.get(row, j);
                    }
                    assertThat((double) sum.get(0, j))
                            .as("%s: %s of %s", kernel.description(), j, columns)
                            .isCloseTo(expected, within(1e-5));
                }
            }
        }
    }

    @Test
    void bothKernelsNormalizeRowsOfAnyWidth() {
        Random random = new Random(10);
        for (Kernel kernel : KERNELS) {
            for (int columns = 1; columns < 70; columns++) {
                int rows = 1 + columns % 5;
                Matrix x = random(rows, columns, random);
                Matrix gain = random(1, columns, random);
                Matrix bias = random(1, columns, random);
                Matrix y = random(rows, columns, random);
                float[] mean = new float[rows];
                float[] inverse = new float[rows];
                kernel.layerNorm(x, gain, bias, 1e-2f, y, mean, inverse);
                Matrix inPlace = x.copy();
                kernel.layerNorm(inPlace, gain, bias, 1e-2f, inPlace, mean, inverse);
                assertThat(inPlace).isEqualTo(y);
                for (int row = 0; row < rows; row++) {
                    double[] normed = normed(x.row(row), 1e-2);
                    assertThat((double) mean[row]).isCloseTo(mean(doubles(x.row(row))), within(1e-6));
                    for (int j = 0; j < columns; j++) {
                        assertThat((double) y.get(row, j))
                                .as("%s: %s of %s", kernel.description(), j, columns)
                                .isCloseTo(gain.get(0, j) * normed[j] + bias.get(0, j), within(2e-5));
                    }
                }
            }
        }
    }

    @Test
    void theGradientOfTheLayerNormIsItsSlopeAtAnyWidth() {
        Random random = new Random(11);
        for (Kernel kernel : KERNELS) {
            for (int columns : new int[] {1, 2, 15, 16, 17, 33, 64, 69}) {
                Matrix x = random(3, columns, random);
                Matrix gain = random(1, columns, random);
                Matrix dy = random(3, columns, random);
                Matrix dx = random(3, columns, random);
                Matrix dGain = random(1, columns, random);
                Matrix dBias = random(1, columns, random);
                double[] gainSlope = doubles(dGain.values());
                double[] biasSlope = doubles(dBias.values());
                float[] mean = new float[3];
                float[] inverse = new float[3];
                kernel.layerNorm(x, gain, Matrix.zeros(1, columns), 1e-2f, Matrix.zeros(3, columns), mean, inverse);
                kernel.layerNormBackward(x, mean, inverse, gain, dy, dx, dGain, dBias);
                for (int row = 0; row < 3; row++) {
                    double[] normed = normed(x.row(row), 1e-2);
                    for (int j = 0; j < columns; j++) {
                        gainSlope[j] += dy.get(row, j) * normed[j];
                        biasSlope[j] += dy.get(row, j);
                        assertThat((double) dx.get(row, j))
                                .as("%s: %s of %s", kernel.description(), j, columns)
                                .isCloseTo(slope(x.row(row), j, gain.values(), dy.row(row)), within(2e-4));
                    }
                }
                for (int j = 0; j < columns; j++) {
                    assertThat((double) dGain.get(0, j)).isCloseTo(gainSlope[j], within(1e-4));
                    assertThat((double) dBias.get(0, j)).isCloseTo(biasSlope[j], within(1e-5));
                }
            }
        }
    }

    /** The central difference of Σ dy · gain · normed(x) in the direction of x_j. */
    private static double slope(float[] x, int j, float[] gain, float[] dy) {
        double[] sums = new double[2];
        for (int side = 0; side < 2; side++) {
            double[] moved = doubles(x);
            moved[j] += side == 0 ? -1e-5 : 1e-5;
            double[] normed = normed(moved, 1e-2);
            for (int i = 0; i < normed.length; i++) {
                sums[side] += dy[i] * gain[i] * normed[i];
            }
        }
        return (sums[1] - sums[0]) / 2e-5;
    }

    private static double[] normed(float[] x, double epsilon) {
        return normed(doubles(x), epsilon);
    }

    private static double[] normed(double[] x, double epsilon) {
        double mean = mean(x);
        double variance = Arrays.stream(x)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
        return Arrays.stream(x)
                .map(value -> (value - mean) / Math.sqrt(variance + epsilon))
                .toArray();
    }

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double[] doubles(float[] x) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i]).toArray();
    }

    private static float exp(Kernel kernel, float argument) {
        float[] values = new float[19];
        Arrays.fill(values, argument);
        kernel.exp(values, 0, values.length);
        for (float value : values) {
            assertThat(value).isEqualTo(values[0]);
        }
        return values[0];
    }
}
