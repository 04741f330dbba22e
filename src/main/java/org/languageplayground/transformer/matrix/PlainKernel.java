package org.languageplayground.transformer.matrix;

import java.util.Arrays;

/** Loops that any JVM runs, in the form that HotSpot vectorises by itself: c[j] += a * b[j]. */
public final class PlainKernel implements Kernel {

    @Override
    public void multiply(Slice a, Slice b, Matrix bias, Slice c) {
        for (int row = 0; row < c.rows(); row++) {
            int to = at(c, row, 0);
            if (bias == null) {
                Arrays.fill(c.values(), to, to + c.columns(), 0);
            } else {
                System.arraycopy(bias.values(), 0, c.values(), to, c.columns());
            }
        }
        multiplyAdd(a, b, c);
    }

    @Override
    public void multiplyAdd(Slice a, Slice b, Slice c) {
        Slice right = b.columnStride() == 1 ? b : b.copy().slice();
        int row = 0;
        for (; row + 4 <= a.rows(); row += 4) {
            fourRows(a, right, c, row);
        }
        for (; row < a.rows(); row++) {
            for (int inner = 0; inner < a.columns(); inner++) {
                addScaled(a.values()[at(a, row, inner)], right, inner, c, row);
            }
        }
    }

    private static void fourRows(Slice a, Slice b, Slice c, int row) {
        float[] right = b.values();
        float[] sum = c.values();
        int c0 = at(c, row, 0);
        int c1 = c0 + c.rowStride();
        int c2 = c1 + c.rowStride();
        int c3 = c2 + c.rowStride();
        for (int inner = 0; inner < a.columns(); inner++) {
            float a0 = a.values()[at(a, row, inner)];
            float a1 = a.values()[at(a, row + 1, inner)];
            float a2 = a.values()[at(a, row + 2, inner)];
            float a3 = a.values()[at(a, row + 3, inner)];
            int start = at(b, inner, 0);
            for (int j = 0; j < b.columns(); j++) {
                float factor = right[start + j];
                sum[c0 + j] += a0 * factor;
                sum[c1 + j] += a1 * factor;
                sum[c2 + j] += a2 * factor;
                sum[c3 + j] += a3 * factor;
            }
        }
    }

    private static void addScaled(float factor, Slice b, int inner, Slice c, int row) {
        int from = at(b, inner, 0);
        int to = at(c, row, 0);
        for (int j = 0; j < b.columns(); j++) {
            c.values()[to + j] += factor * b.values()[from + j];
        }
    }

    private static int at(Slice slice, int row, int column) {
        return slice.offset() + row * slice.rowStride() + column * slice.columnStride();
    }

    @Override
    public void addRows(Matrix rows, Matrix sum) {
        for (int row = 0; row < rows.rows(); row++) {
            for (int j = 0; j < rows.columns(); j++) {
                sum.values()[j] += rows.values()[row * rows.columns() + j];
            }
        }
    }

    @Override
    public void exp(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Exponential.of(values[i]);
        }
    }

    @Override
    public void cumulativeByTanh(float[] x, float[] phi) {
        for (int i = 0; i < x.length; i++) {
            phi[i] = CumulativeNormal.byTanh(x[i]);
        }
    }

    @Override
    public void cumulativeByErf(float[] x, float[] phi) {
        for (int i = 0; i < x.length; i++) {
            phi[i] = CumulativeNormal.byErf(x[i]);
        }
    }

    @Override
    public ExponentialSum softmax(float[] x, int fromX, float[] y, int fromY, int count, float scale) {
        float max = Float.NEGATIVE_INFINITY;
        for (int j = 0; j < count; j++) {
            y[fromY + j] = x[fromX + j] * scale;
            max = Math.max(max, y[fromY + j]);
        }
        for (int j = 0; j < count; j++) {
            y[fromY + j] -= max;
        }
        exp(y, fromY, fromY + count);
        float sum = Sum.of(y, fromY, count);
        float inverse = 1 / sum;
        for (int j = 0; j < count; j++) {
            y[fromY + j] *= inverse;
        }
        return new ExponentialSum(max, sum);
    }

    @Override
    public void softmaxBackward(float[] y, int fromY, float[] dy, int fromDy, int count, float scale) {
        float expected = Sum.dot(y, fromY, dy, fromDy, count);
        for (int j = 0; j < count; j++) {
            dy[fromDy + j] = y[fromY + j] * (dy[fromDy + j] - expected) * scale;
        }
    }

    @Override
    public void layerNorm(
            Matrix x, Matrix gain, Matrix bias, float epsilon, Matrix y, float[] mean, float[] inverseDeviation) {
        int columns = x.columns();
        float[] in = x.values();
        float[] out = y.values();
        for (int row = 0; row < x.rows(); row++) {
            int at = row * columns;
            mean[row] = Sum.of(in, at, columns) / columns;
            for (int j = 0; j < columns; j++) {
                out[at + j] = in[at + j] - mean[row];
            }
            float variance = Sum.dot(out, at, out, at, columns) / columns;
            inverseDeviation[row] = (float) (1 / Math.sqrt(variance + epsilon));
            for (int j = 0; j < columns; j++) {
                out[at + j] = gain.values()[j] * (out[at + j] * inverseDeviation[row]) + bias.values()[j];
            }
        }
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
        float[] in = x.values();
        float[] dOut = dy.values();
        float[] normed = new float[columns];
        float[] dNormed = new float[columns];
        for (int row = 0; row < x.rows(); row++) {
            int at = row * columns;
            for (int j = 0; j < columns; j++) {
                normed[j] = (in[at + j] - mean[row]) * inverseDeviation[row];
                dNormed[j] = dOut[at + j] * gain.values()[j];
                dGain.values()[j] += dOut[at + j] * normed[j];
                dBias.values()[j] += dOut[at + j];
            }
            float meanGradient = Sum.of(dNormed, 0, columns) / columns;
            float alongGradient = Sum.dot(dNormed, 0, normed, 0, columns) / columns;
            for (int j = 0; j < columns; j++) {
                dx.values()[at + j] = inverseDeviation[row] * (dNormed[j] - meanGradient - normed[j] * alongGradient);
            }
        }
    }

    @Override
    public String description() {
        return "plain loops (start Java with --add-modules jdk.incubator.vector for the fast kernel)";
    }
}
