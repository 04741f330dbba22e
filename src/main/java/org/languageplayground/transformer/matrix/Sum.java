package org.languageplayground.transformer.matrix;

/** Sums over a stretch of an array, in four strands because one would wait for itself at every addition. */
final class Sum {
    private Sum() {}

    static float of(float[] x, int from, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            s0 += x[from + i];
            s1 += x[from + i + 1];
            s2 += x[from + i + 2];
            s3 += x[from + i + 3];
        }
        for (; i < count; i++) {
            s0 += x[from + i];
        }
        return (s0 + s1) + (s2 + s3);
    }

    static float dot(float[] x, int fromX, float[] y, int fromY, int count) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        int i = 0;
        for (; i + 4 <= count; i += 4) {
            s0 += x[fromX + i] * y[fromY + i];
            s1 += x[fromX + i + 1] * y[fromY + i + 1];
            s2 += x[fromX + i + 2] * y[fromY + i + 2];
            s3 += x[fromX + i + 3] * y[fromY + i + 3];
        }
        for (; i < count; i++) {
            s0 += x[fromX + i] * y[fromY + i];
        }
        return (s0 + s1) + (s2 + s3);
    }
}
