package org.languageplayground.transformer.matrix;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops on the JDK's Vector API. A product goes through B in slabs small enough for the cache, packed into panels two
 * vectors wide; four rows of C at a time then collect their sums in eight registers.
 */
public final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final int PANEL = 2 * WIDTH;

    /** Rows of B in a slab. */
    private static final int SLAB = 512;

    /** Rows of C that stay in the cache while all panels pass by. */
    private static final int ROW_BLOCK = 64;

    /**
     * Room for packed numbers, kept by each thread because fresh memory is slow memory.
     *
     * @param panels of B
     * @param rows of A, {@code [SLAB][ROW_BLOCK]}
     * @param edge a tile of C where C itself is too narrow, {@code [4][PANEL]}
     */
    private record Scratch(float[] panels, float[] rows, float[] edge) {
        private static final int GREATEST_KEPT = 1 << 20;
        private static final ThreadLocal<Scratch> KEPT = ThreadLocal.withInitial(
                () -> new Scratch(new float[0], new float[SLAB * ROW_BLOCK], new float[4 * PANEL]));

        static Scratch ofThisThread(int panelsSize) {
            Scratch kept = KEPT.get();
            if (kept.panels.length >= panelsSize) {
                return kept;
            }
            Scratch larger = new Scratch(new float[panelsSize], kept.rows, kept.edge);
            if (panelsSize <= GREATEST_KEPT) {
                KEPT.set(larger);
            }
            return larger;
        }
    }

    @Override
    public void multiplyAdd(Slice a, Slice b, Slice c) {
        int panels = (b.columns() + PANEL - 1) / PANEL;
        int greatestDepth = Math.min(SLAB, b.rows());
        boolean scattered = a.rowStride() == 1 && a.columnStride() > ROW_BLOCK;
        Scratch scratch = Scratch.ofThisThread(panels * greatestDepth * PANEL);
        float[] packed = scratch.panels();
        for (int slab = 0; slab < b.rows(); slab += SLAB) {
            int depth = Math.min(SLAB, b.rows() - slab);
            for (int panel = 0; panel < panels; panel++) {
                pack(b.rows(slab, depth), panel * PANEL, packed, panel * depth * PANEL);
            }
            Slice columns = a.columns(slab, depth);
            for (int row = 0; row < a.rows(); row += ROW_BLOCK) {
                int count = Math.min(ROW_BLOCK, a.rows() - row);
                Slice rows = columns.rows(row, count);
                multiplyBlock(
                        scattered ? packRows(rows, scratch.rows()) : rows, packed, c.rows(row, count), scratch.edge());
            }
        }
    }

    /** Brings the rows of a transposed matrix, far apart in memory, together. */
    private static Slice packRows(Slice rows, float[] packed) {
        for (int inner = 0; inner < rows.columns(); inner++) {
            int from = rows.offset() + inner * rows.columnStride();
            System.arraycopy(rows.values(), from, packed, inner * ROW_BLOCK, rows.rows());
        }
        return new Slice(packed, 0, rows.rows(), rows.columns(), 1, ROW_BLOCK);
    }

    private static void multiplyBlock(Slice a, float[] packed, Slice c, float[] edge) {
        int size = a.columns() * PANEL;
        for (int column = 0, panel = 0; column < c.columns(); column += PANEL, panel += size) {
            int columns = Math.min(PANEL, c.columns() - column);
            for (int row = 0; row < a.rows(); row += 4) {
                int rows = Math.min(4, a.rows() - row);
                int to = c.offset() + row * c.rowStride() + column;
                if (columns == PANEL || (columns == WIDTH && rows == 4)) {
                    addTile(a, row, rows, packed, panel, columns, c.values(), to, c.rowStride());
                } else {
                    Arrays.fill(edge, 0);
                    addTile(a, row, rows, packed, panel, columns, edge, 0, PANEL);
                    for (int i = 0; i < rows; i++) {
                        for (int j = 0; j < columns; j++) {
                            c.values()[to + i * c.rowStride() + j] += edge[i * PANEL + j];
                        }
                    }
                }
            }
        }
    }

    private static void addTile(
            Slice a, int row, int rows, float[] packed, int panel, int columns, float[] c, int to, int toStride) {
        if (rows < 4) {
            for (int i = 0; i < rows; i++) {
                addOneRow(a, row + i, packed, panel, c, to + i * toStride);
            }
        } else if (columns <= WIDTH) {
            addFourNarrowRows(a, row, packed, panel, c, to, toStride);
        } else {
            addFourRows(a, row, packed, panel, c, to, toStride);
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

    private static void addFourRows(Slice a, int row, float[] packed, int panel, float[] c, int to, int toStride) {
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
        add(s00, c, to);
        add(s01, c, to + WIDTH);
        add(s10, c, to + toStride);
        add(s11, c, to + toStride + WIDTH);
        add(s20, c, to + 2 * toStride);
        add(s21, c, to + 2 * toStride + WIDTH);
        add(s30, c, to + 3 * toStride);
        add(s31, c, to + 3 * toStride + WIDTH);
    }

    /** As {@link #addFourRows} where only the first half of the panel holds columns. */
    private static void addFourNarrowRows(
            Slice a, int row, float[] packed, int panel, float[] c, int to, int toStride) {
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
        add(s0, c, to);
        add(s1, c, to + toStride);
        add(s2, c, to + 2 * toStride);
        add(s3, c, to + 3 * toStride);
    }

    private static void addOneRow(Slice a, int row, float[] packed, int panel, float[] c, int to) {
        int end = panel + a.columns() * PANEL;
        int at = a.offset() + row * a.rowStride();
        FloatVector s0 = FloatVector.zero(LANES);
        FloatVector s1 = s0;
        for (int from = panel; from < end; from += PANEL, at += a.columnStride()) {
            FloatVector factor = FloatVector.broadcast(LANES, a.values()[at]);
            s0 = factor.fma(FloatVector.fromArray(LANES, packed, from), s0);
            s1 = factor.fma(FloatVector.fromArray(LANES, packed, from + WIDTH), s1);
        }
        add(s0, c, to);
        add(s1, c, to + WIDTH);
    }

    private static void add(FloatVector sum, float[] c, int to) {
        sum.add(FloatVector.fromArray(LANES, c, to)).intoArray(c, to);
    }

    @Override
    public float softmax(float[] values, int from, int to, float scale) {
        int tail = to - (to - from) % WIDTH;
        VectorMask<Float> rest = LANES.indexInRange(tail, to);
        FloatVector greatest = FloatVector.broadcast(LANES, Float.NEGATIVE_INFINITY);
        for (int i = from; i < tail; i += WIDTH) {
            greatest = greatest.max(FloatVector.fromArray(LANES, values, i).mul(scale));
        }
        greatest = greatest.lanewise(
                VectorOperators.MAX,
                FloatVector.fromArray(LANES, values, tail, rest).mul(scale),
                rest);
        float max = greatest.reduceLanes(VectorOperators.MAX);

        FloatVector sums = FloatVector.zero(LANES);
        for (int i = from; i < tail; i += WIDTH) {
            FloatVector e =
                    exp(FloatVector.fromArray(LANES, values, i).mul(scale).sub(max));
            e.intoArray(values, i);
            sums = sums.add(e);
        }
        FloatVector e =
                exp(FloatVector.fromArray(LANES, values, tail, rest).mul(scale).sub(max));
        e.intoArray(values, tail, rest);
        float sum = sum(sums.add(e, rest));

        float inverse = 1 / sum;
        for (int i = from; i < tail; i += WIDTH) {
            FloatVector.fromArray(LANES, values, i).mul(inverse).intoArray(values, i);
        }
        e.mul(inverse).intoArray(values, tail, rest);
        return max + (float) Math.log(sum);
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
