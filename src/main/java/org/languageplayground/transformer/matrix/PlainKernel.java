package org.languageplayground.transformer.matrix;

/** Loops that any JVM runs, in the form that HotSpot vectorises by itself: c[j] += a * b[j]. */
public final class PlainKernel implements Kernel {

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
    public void exp(float[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Exponential.of(values[i]);
        }
    }

    @Override
    public float softmax(float[] values, int from, int to, float scale) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            values[i] *= scale;
            max = Math.max(max, values[i]);
        }
        for (int i = from; i < to; i++) {
            values[i] -= max;
        }
        exp(values, from, to);
        float sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        float inverse = 1 / sum;
        for (int i = from; i < to; i++) {
            values[i] *= inverse;
        }
        return max + (float) Math.log(sum);
    }

    @Override
    public String description() {
        return "plain loops (start Java with --add-modules jdk.incubator.vector for the fast kernel)";
    }
}
