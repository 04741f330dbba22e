package org.languageplayground.transformer.matrix;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The loops on the JDK's Vector API; a mask leaves out the lanes beyond a row's end. */
public final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();

    @Override
    public void multiply(Slice a, Slice b, Matrix bias, Slice c) {
        VectorProduct.multiply(a, b, bias, c, false);
    }

    @Override
    public Product product(Matrix b, Matrix bias) {
        return VectorProduct.of(b, bias);
    }

    @Override
    public void multiplyAdd(Slice a, Slice b, Slice c) {
        VectorProduct.multiply(a, b, null, c, true);
    }

    @Override
    public void addRows(Matrix rows, Matrix sum) {
        int columns = rows.columns();
        for (int j = 0; j < columns; j += WIDTH) {
            VectorMask<Float> mask = LANES.indexInRange(j, columns);
            FloatVector total = FloatVector.fromArray(LANES, sum.values(), j, mask);
            for (int at = j; at < rows.values().length; at += columns) {
                total = total.add(FloatVector.fromArray(LANES, rows.values(), at, mask));
            }
            total.intoArray(sum.values(), j, mask);
        }
    }

    @Override
    public void exp(float[] values, int from, int to) {
        exp(values, from, to, 0);
    }

    /** Replaces each x by e^(x − subtrahend). */
    private static void exp(float[] values, int from, int to, float subtrahend) {
        int i = from;
        for (; i <= to - WIDTH; i += WIDTH) {
            exp(at(values, i).sub(subtrahend)).intoArray(values, i);
        }
        if (i < to) {
            VectorMask<Float> mask = LANES.indexInRange(i, to);
            exp(at(values, i, mask).sub(subtrahend)).intoArray(values, i, mask);
        }
    }

    @Override
    public void cumulativeByTanh(float[] x, float[] phi) {
        int i = 0;
        for (; i <= x.length - WIDTH; i += WIDTH) {
            cumulativeByTanh(at(x, i)).intoArray(phi, i);
        }
        if (i < x.length) {
            VectorMask<Float> mask = LANES.indexInRange(i, x.length);
            cumulativeByTanh(at(x, i, mask)).intoArray(phi, i, mask);
        }
    }

    private static FloatVector cumulativeByTanh(FloatVector x) {
        FloatVector u = x.mul(x)
                .mul(x)
                .fma(FloatVector.broadcast(LANES, CumulativeNormal.CUBIC), x)
                .mul(-2 * CumulativeNormal.SQRT_2_OVER_PI);
        return FloatVector.broadcast(LANES, 1).div(exp(u).add(1));
    }

    @Override
    public void cumulativeByErf(float[] x, float[] phi) {
        int i = 0;
        for (; i <= x.length - WIDTH; i += WIDTH) {
            cumulativeByErf(at(x, i)).intoArray(phi, i);
        }
        if (i < x.length) {
            VectorMask<Float> mask = LANES.indexInRange(i, x.length);
            cumulativeByErf(at(x, i, mask)).intoArray(phi, i, mask);
        }
    }

    private static FloatVector cumulativeByErf(FloatVector x) {
        FloatVector one = FloatVector.broadcast(LANES, 1);
        FloatVector t = one.div(x.abs().mul(CumulativeNormal.P_OVER_SQRT_2).add(1));
        FloatVector tail = FloatVector.broadcast(LANES, CumulativeNormal.A5)
                .fma(t, FloatVector.broadcast(LANES, CumulativeNormal.A4))
                .fma(t, FloatVector.broadcast(LANES, CumulativeNormal.A3))
                .fma(t, FloatVector.broadcast(LANES, CumulativeNormal.A2))
                .fma(t, FloatVector.broadcast(LANES, CumulativeNormal.A1))
                .mul(t)
                .mul(exp(x.mul(x).mul(-0.5f)))
                .mul(0.5f);
        return one.sub(tail).blend(tail, x.lt(0));
    }

    @Override
    public ExponentialSum softmax(float[] x, int fromX, float[] y, int fromY, int count, float scale) {
        float greatest = scaled(x, fromX, y, fromY, count, scale);
        exp(y, fromY, fromY + count, greatest);
        float sum = sum(y, fromY, count);
        scale(y, fromY, fromY + count, 1 / sum);
        return new ExponentialSum(greatest, sum);
    }

    /** y = x · scale; returns the greatest y. */
    private static float scaled(float[] x, int fromX, float[] y, int fromY, int count, float scale) {
        FloatVector greatest = FloatVector.broadcast(LANES, Float.NEGATIVE_INFINITY);
        int j = 0;
        for (; j <= count - WIDTH; j += WIDTH) {
            FloatVector scaled = at(x, fromX + j).mul(scale);
            scaled.intoArray(y, fromY + j);
            greatest = greatest.blend(scaled, scaled.compare(VectorOperators.GT, greatest));
        }
        if (j < count) {
            VectorMask<Float> mask = LANES.indexInRange(j, count);
            FloatVector scaled = at(x, fromX + j, mask).mul(scale);
            scaled.intoArray(y, fromY + j, mask);
            greatest = greatest.blend(scaled, scaled.compare(VectorOperators.GT, greatest, mask));
        }
        return greatest.reduceLanes(VectorOperators.MAX);
    }

    private static void scale(float[] values, int from, int to, float factor) {
        int i = from;
        for (; i <= to - WIDTH; i += WIDTH) {
            at(values, i).mul(factor).intoArray(values, i);
        }
        if (i < to) {
            VectorMask<Float> mask = LANES.indexInRange(i, to);
            at(values, i, mask).mul(factor).intoArray(values, i, mask);
        }
    }

    private static float sum(float[] x, int from, int count) {
        FloatVector sums = FloatVector.zero(LANES);
        int j = 0;
        for (; j <= count - WIDTH; j += WIDTH) {
            sums = sums.add(at(x, from + j));
        }
        return sum(j < count ? sums.add(at(x, from + j, LANES.indexInRange(j, count))) : sums);
    }

    private static FloatVector at(float[] values, int from) {
        return FloatVector.fromArray(LANES, values, from);
    }

    private static FloatVector at(float[] values, int from, VectorMask<Float> mask) {
        return FloatVector.fromArray(LANES, values, from, mask);
    }

    @Override
    public void softmaxBackward(float[] y, int fromY, float[] dy, int fromDy, int count, float scale) {
        float expected = dot(y, fromY, dy, fromDy, count);
        int j = 0;
        for (; j <= count - WIDTH; j += WIDTH) {
            at(dy, fromDy + j).sub(expected).mul(at(y, fromY + j)).mul(scale).intoArray(dy, fromDy + j);
        }
        if (j < count) {
            VectorMask<Float> mask = LANES.indexInRange(j, count);
            at(dy, fromDy + j, mask)
                    .sub(expected)
                    .mul(at(y, fromY + j, mask))
                    .mul(scale)
                    .intoArray(dy, fromDy + j, mask);
        }
    }

    private static float dot(float[] x, int fromX, float[] y, int fromY, int count) {
        FloatVector products = FloatVector.zero(LANES);
        int j = 0;
        for (; j <= count - WIDTH; j += WIDTH) {
            products = at(x, fromX + j).fma(at(y, fromY + j), products);
        }
        if (j < count) {
            VectorMask<Float> mask = LANES.indexInRange(j, count);
            products = at(x, fromX + j, mask).fma(at(y, fromY + j, mask), products);
        }
        return sum(products);
    }

    @Override
    public void layerNorm(
            Matrix x, Matrix gain, Matrix bias, float epsilon, Matrix y, float[] mean, float[] inverseDeviation) {
        int columns = x.columns();
        float[] in = x.values();
        for (int row = 0, at = 0; row < x.rows(); row++, at += columns) {
            mean[row] = sum(in, at, columns) / columns;
            float variance = squares(in, at, columns, mean[row]) / columns;
            inverseDeviation[row] = (float) (1 / Math.sqrt(variance + epsilon));
            normalize(in, at, mean[row], inverseDeviation[row], gain.values(), bias.values(), y.values());
        }
    }

    /** Σ (x − mean)². */
    private static float squares(float[] x, int from, int count, float mean) {
        FloatVector squares = FloatVector.zero(LANES);
        int j = 0;
        for (; j <= count - WIDTH; j += WIDTH) {
            FloatVector centred = at(x, from + j).sub(mean);
            squares = centred.fma(centred, squares);
        }
        if (j < count) {
            VectorMask<Float> mask = LANES.indexInRange(j, count);
            FloatVector centred = at(x, from + j, mask).sub(mean, mask);
            squares = centred.fma(centred, squares);
        }
        return sum(squares);
    }

    private static void normalize(
            float[] x, int from, float mean, float inverseDeviation, float[] gain, float[] bias, float[] y) {
        int j = 0;
        for (; j <= gain.length - WIDTH; j += WIDTH) {
            at(x, from + j)
                    .sub(mean)
                    .mul(inverseDeviation)
                    .fma(at(gain, j), at(bias, j))
                    .intoArray(y, from + j);
        }
        if (j < gain.length) {
            VectorMask<Float> mask = LANES.indexInRange(j, gain.length);
            normed(x, from + j, mask, mean, inverseDeviation)
                    .fma(at(gain, j, mask), at(bias, j, mask))
                    .intoArray(y, from + j, mask);
        }
    }

    private static FloatVector normed(float[] x, int at, VectorMask<Float> mask, float mean, float inverseDeviation) {
        return at(x, at, mask).sub(mean).mul(inverseDeviation);
    }

    @Override
    public void layerNormBackward(
            Matrix x,
            float[] mean,
            float[] inverseDeviation,
            Matrix gain,
            Matrix dy,
            Matrix dx,
            Matrix dGain,
            Matrix dBias) {
        int columns = x.columns();
        for (int row = 0, at = 0; row < x.rows(); row++, at += columns) {
            FloatVector sums = FloatVector.zero(LANES);
            FloatVector products = sums;
            for (int j = 0; j < columns; j += WIDTH) {
                VectorMask<Float> mask = LANES.indexInRange(j, columns);
                FloatVector normed = normed(x.values(), at + j, mask, mean[row], inverseDeviation[row]);
                FloatVector dOut = FloatVector.fromArray(LANES, dy.values(), at + j, mask);
                FloatVector dNormed = dOut.mul(FloatVector.fromArray(LANES, gain.values(), j, mask));
                sums = sums.add(dNormed);
                products = normed.fma(dNormed, products);
                normed.fma(dOut, FloatVector.fromArray(LANES, dGain.values(), j, mask))
                        .intoArray(dGain.values(), j, mask);
                dOut.add(FloatVector.fromArray(LANES, dBias.values(), j, mask)).intoArray(dBias.values(), j, mask);
            }
            float meanGradient = sum(sums) / columns;
            float alongGradient = sum(products) / columns;
            for (int j = 0; j < columns; j += WIDTH) {
                VectorMask<Float> mask = LANES.indexInRange(j, columns);
                FloatVector.fromArray(LANES, dy.values(), at + j, mask)
                        .mul(FloatVector.fromArray(LANES, gain.values(), j, mask))
                        .sub(meanGradient)
                        .sub(normed(x.values(), at + j, mask, mean[row], inverseDeviation[row])
                                .mul(alongGradient))
                        .mul(inverseDeviation[row])
                        .intoArray(dx.values(), at + j, mask);
            }
        }
    }

    /** The sum of a vector in a fixed order, which {@code reduceLanes} does not promise. */
    private static float sum(FloatVector vector) {
        float[] lanes = vector.toArray();
        float even = 0;
        float odd = 0;
        for (int i = 0; i < WIDTH; i += 2) {
            even += lanes[i];
            odd += lanes[i + 1];
        }
        return even + odd;
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector atLeast = x.blend(Exponential.LOWEST, x.lt(Exponential.LOWEST));
        FloatVector clamped =
                atLeast.blend(Exponential.HIGHEST, atLeast.compare(VectorOperators.GT, Exponential.HIGHEST));
        FloatVector rounder = FloatVector.broadcast(LANES, Exponential.ROUNDER);
        FloatVector shifted = clamped.fma(FloatVector.broadcast(LANES, Exponential.LOG2_E), rounder);
        FloatVector n = shifted.sub(rounder);
        FloatVector r = n.fma(
                FloatVector.broadcast(LANES, -Exponential.LN_2_LOW),
                n.fma(FloatVector.broadcast(LANES, -Exponential.LN_2_HIGH), clamped));
        FloatVector polynomial = FloatVector.broadcast(LANES, Exponential.C7)
                .fma(r, FloatVector.broadcast(LANES, Exponential.C6))
                .fma(r, FloatVector.broadcast(LANES, Exponential.C5))
                .fma(r, FloatVector.broadcast(LANES, Exponential.C4))
                .fma(r, FloatVector.broadcast(LANES, Exponential.C3))
                .fma(r, FloatVector.broadcast(LANES, Exponential.C2));
        FloatVector fraction = polynomial.mul(r).fma(r, r).add(1);
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return fraction.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    }

    @Override
    public String description() {
        return "Vector API, " + WIDTH + " lanes";
    }
}
