package org.languageplayground.transformer.matrix;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops on the JDK's Vector API: B is packed once into panels two vectors wide; four rows of C at a time then collect
 * their sums in eight registers.
 */
public final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final int PANEL = 2 * WIDTH;

    /** Rows of C that stay in the cache while all panels pass by. */
    private static final int ROW_BLOCK = 64;

    @Override
    public void multiplyAdd(Slice a, Slice b, Slice c) {
        int inner = a.columns();
        int panels = (b.columns() + PANEL - 1) / PANEL;
        float[] packed = new float[panels * inner * PANEL];
        for (int panel = 0; panel < panels; panel++) {
            pack(b, panel * PANEL, packed, panel * inner * PANEL);
        }
        float[] sums = new float[4 * PANEL];
        for (int block = 0; block < a.rows(); block += ROW_BLOCK) {
            int end = Math.min(a.rows(), block + ROW_BLOCK);
            for (int panel = 0; panel < panels; panel++) {
                int column = panel * PANEL;
                boolean narrow = b.columns() - column <= WIDTH;
                int row = block;
                for (; row + 4 <= end; row += 4) {
                    if (narrow) {
                        fourNarrowRows(a, row, packed, panel * inner * PANEL, sums);
                    } else {
                        fourRows(a, row, packed, panel * inner * PANEL, sums);
                    }
                    addRows(sums, c, row, 4, column);
                }
                for (; row < end; row++) {
                    oneRow(a, row, packed, panel * inner * PANEL, sums);
                    addRows(sums, c, row, 1, column);
                }
            }
        }
    }

    private static void pack(Slice b, int column, float[] packed, int to) {
        int columns = Math.min(PANEL, b.columns() - column);
        float[] values = b.values();
        int from = b.offset() + column * b.columnStride();
        if (b.columnStride() == 1) {
            for (int inner = 0; inner < b.rows(); inner++) {
                System.arraycopy(values, from + inner * b.rowStride(), packed, to + inner * PANEL, columns);
            }
        } else {
            for (int j = 0; j < columns; j++) {
                int start = from + j * b.columnStride();
                for (int inner = 0; inner < b.rows(); inner++) {
                    packed[to + inner * PANEL + j] = values[start + inner * b.rowStride()];
                }
            }
        }
    }

    private static void fourRows(Slice a, int row, float[] packed, int panel, float[] sums) {
        float[] factors = a.values();
        int stride = a.rowStride();
        int step = a.columnStride();
        int end = panel + a.columns() * PANEL;
        int at = a.offset() + row * stride;
        FloatVector zero = FloatVector.zero(LANES);
        FloatVector s00 = zero;
        FloatVector s01 = zero;
        FloatVector s10 = zero;
        FloatVector s11 = zero;
        FloatVector s20 = zero;
        FloatVector s21 = zero;
        FloatVector s30 = zero;
        FloatVector s31 = zero;
        for (int from = panel; from < end; from += PANEL, at += step) {
            FloatVector b0 = FloatVector.fromArray(LANES, packed, from);
            FloatVector b1 = FloatVector.fromArray(LANES, packed, from + WIDTH);
            FloatVector factor = FloatVector.broadcast(LANES, factors[at]);
            s00 = factor.fma(b0, s00);
            s01 = factor.fma(b1, s01);
            factor = FloatVector.broadcast(LANES, factors[at + stride]);
            s10 = factor.fma(b0, s10);
            s11 = factor.fma(b1, s11);
            factor = FloatVector.broadcast(LANES, factors[at + 2 * stride]);
            s20 = factor.fma(b0, s20);
            s21 = factor.fma(b1, s21);
            factor = FloatVector.broadcast(LANES, factors[at + 3 * stride]);
            s30 = factor.fma(b0, s30);
            s31 = factor.fma(b1, s31);
        }
        s00.intoArray(sums, 0);
        s01.intoArray(sums, WIDTH);
        s10.intoArray(sums, PANEL);
        s11.intoArray(sums, PANEL + WIDTH);
        s20.intoArray(sums, 2 * PANEL);
        s21.intoArray(sums, 2 * PANEL + WIDTH);
        s30.intoArray(sums, 3 * PANEL);
        s31.intoArray(sums, 3 * PANEL + WIDTH);
    }

    /** As {@link #fourRows} where only the first half of the panel holds columns. */
    private static void fourNarrowRows(Slice a, int row, float[] packed, int panel, float[] sums) {
        float[] factors = a.values();
        int stride = a.rowStride();
        int step = a.columnStride();
        int end = panel + a.columns() * PANEL;
        int at = a.offset() + row * stride;
        FloatVector s0 = FloatVector.zero(LANES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int from = panel; from < end; from += PANEL, at += step) {
            FloatVector b0 = FloatVector.fromArray(LANES, packed, from);
            s0 = FloatVector.broadcast(LANES, factors[at]).fma(b0, s0);
            s1 = FloatVector.broadcast(LANES, factors[at + stride]).fma(b0, s1);
            s2 = FloatVector.broadcast(LANES, factors[at + 2 * stride]).fma(b0, s2);
            s3 = FloatVector.broadcast(LANES, factors[at + 3 * stride]).fma(b0, s3);
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, PANEL);
        s2.intoArray(sums, 2 * PANEL);
        s3.intoArray(sums, 3 * PANEL);
    }

    private static void oneRow(Slice a, int row, float[] packed, int panel, float[] sums) {
        int end = panel + a.columns() * PANEL;
        int at = a.offset() + row * a.rowStride();
        FloatVector s0 = FloatVector.zero(LANES);
        FloatVector s1 = s0;
        for (int from = panel; from < end; from += PANEL, at += a.columnStride()) {
            FloatVector factor = FloatVector.broadcast(LANES, a.values()[at]);
            s0 = factor.fma(FloatVector.fromArray(LANES, packed, from), s0);
            s1 = factor.fma(FloatVector.fromArray(LANES, packed, from + WIDTH), s1);
        }
        s0.intoArray(sums, 0);
        s1.intoArray(sums, WIDTH);
    }

    private static void addRows(float[] sums, Slice c, int row, int rows, int column) {
        int columns = Math.min(PANEL, c.columns() - column);
        float[] values = c.values();
        for (int i = 0; i < rows; i++) {
            int to = c.offset() + (row + i) * c.rowStride() + column;
            if (columns == PANEL) {
                addVector(sums, i * PANEL, values, to);
                addVector(sums, i * PANEL + WIDTH, values, to + WIDTH);
            } else {
                for (int j = 0; j < columns; j++) {
                    values[to + j] += sums[i * PANEL + j];
                }
            }
        }
    }

    private static void addVector(float[] sums, int from, float[] values, int to) {
        FloatVector.fromArray(LANES, values, to)
                .add(FloatVector.fromArray(LANES, sums, from))
                .intoArray(values, to);
    }

    @Override
    public void exp(float[] values, int from, int to) {
        int i = from;
        for (; i + WIDTH <= to; i += WIDTH) {
            exp(FloatVector.fromArray(LANES, values, i)).intoArray(values, i);
        }
        for (; i < to; i++) {
            values[i] = Exponential.of(values[i]);
        }
    }

    private static FloatVector exp(FloatVector x) {
        FloatVector clamped = x.max(Exponential.LOWEST).min(Exponential.HIGHEST);
        FloatVector rounder = FloatVector.broadcast(LANES, Exponential.ROUNDER);
        FloatVector shifted = clamped.mul(Exponential.LOG2_E).add(rounder);
        FloatVector n = shifted.sub(rounder);
        FloatVector r = clamped.sub(n.mul(Exponential.LN_2_HIGH)).sub(n.mul(Exponential.LN_2_LOW));
        FloatVector polynomial = r.mul(Exponential.C7)
                .add(Exponential.C6)
                .mul(r)
                .add(Exponential.C5)
                .mul(r)
                .add(Exponential.C4)
                .mul(r)
                .add(Exponential.C3)
                .mul(r)
                .add(Exponential.C2);
        FloatVector fraction = polynomial.mul(r).mul(r).add(r).add(1);
        IntVector exponent = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
        return fraction.reinterpretAsInts().add(exponent).reinterpretAsFloats();
    }

    @Override
    public String description() {
        return "Vector API, " + WIDTH + " lanes";
    }
}
