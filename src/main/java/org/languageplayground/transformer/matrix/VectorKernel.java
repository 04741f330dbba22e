package org.languageplayground.transformer.matrix;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops on the JDK's Vector API: a panel of B, two vectors wide, is packed once; four rows of C at a time then
 * collect their sums in eight registers.
 */
public final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final int PANEL = 2 * WIDTH;

    @Override
    public void multiplyAdd(Slice a, Slice b, Slice c) {
        float[] panel = new float[a.columns() * PANEL];
        for (int column = 0; column < b.columns(); column += PANEL) {
            int columns = Math.min(PANEL, b.columns() - column);
            pack(b, column, columns, panel);
            VectorMask<Float> left = LANES.indexInRange(0, columns);
            VectorMask<Float> right = LANES.indexInRange(WIDTH, columns);
            int row = 0;
            for (; row + 4 <= a.rows(); row += 4) {
                fourRows(a, row, panel, c, column, left, right);
            }
            for (; row < a.rows(); row++) {
                oneRow(a, row, panel, c, column, left, right);
            }
        }
    }

    private static void pack(Slice b, int column, int columns, float[] panel) {
        for (int inner = 0; inner < b.rows(); inner++) {
            int from = b.offset() + inner * b.rowStride() + column * b.columnStride();
            int to = inner * PANEL;
            if (b.columnStride() == 1) {
                System.arraycopy(b.values(), from, panel, to, columns);
            } else {
                for (int j = 0; j < columns; j++) {
                    panel[to + j] = b.values()[from + j * b.columnStride()];
                }
            }
        }
    }

    private static void fourRows(
            Slice a, int row, float[] panel, Slice c, int column, VectorMask<Float> left, VectorMask<Float> right) {
        float[] factors = a.values();
        int stride = a.rowStride();
        int step = a.columnStride();
        int end = a.columns() * PANEL;
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
        for (int from = 0; from < end; from += PANEL, at += step) {
            FloatVector b0 = FloatVector.fromArray(LANES, panel, from);
            FloatVector b1 = FloatVector.fromArray(LANES, panel, from + WIDTH);
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
        add(c, row, column, s00, s01, left, right);
        add(c, row + 1, column, s10, s11, left, right);
        add(c, row + 2, column, s20, s21, left, right);
        add(c, row + 3, column, s30, s31, left, right);
    }

    private static void oneRow(
            Slice a, int row, float[] panel, Slice c, int column, VectorMask<Float> left, VectorMask<Float> right) {
        int end = a.columns() * PANEL;
        int at = a.offset() + row * a.rowStride();
        FloatVector s0 = FloatVector.zero(LANES);
        FloatVector s1 = FloatVector.zero(LANES);
        for (int from = 0; from < end; from += PANEL, at += a.columnStride()) {
            FloatVector factor = FloatVector.broadcast(LANES, a.values()[at]);
            s0 = factor.fma(FloatVector.fromArray(LANES, panel, from), s0);
            s1 = factor.fma(FloatVector.fromArray(LANES, panel, from + WIDTH), s1);
        }
        add(c, row, column, s0, s1, left, right);
    }

    private static void add(
            Slice c, int row, int column, FloatVector s0, FloatVector s1, VectorMask<Float> left, VectorMask<Float> right) {
        int to = c.offset() + row * c.rowStride() + column;
        FloatVector.fromArray(LANES, c.values(), to, left).add(s0).intoArray(c.values(), to, left);
        if (right.anyTrue()) {
            FloatVector.fromArray(LANES, c.values(), to + WIDTH, right)
                    .add(s1)
                    .intoArray(c.values(), to + WIDTH, right);
        }
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
