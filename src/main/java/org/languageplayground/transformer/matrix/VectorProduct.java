package org.languageplayground.transformer.matrix;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products on the JDK's Vector API. B goes by in slabs small enough for the cache, packed into panels two vectors
 * wide; six rows of C at a time then collect their sums in twelve registers, eight rows in sixteen where there are 32. The
 * first row of a panel is what the sums start from.
 */
final class VectorProduct {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = LANES.length();
    private static final int PANEL = 2 * WIDTH;

    /** AVX-512 has 32 vector registers, narrower vectors have 16. */
    private static final boolean MANY_REGISTERS = LANES.vectorBitSize() == 512;

    /** Rows of B in a slab. */
    private static final int SLAB = 512;

    /** Room for the panels of a slab that are packed together: small enough for the cache. */
    private static final int PACKED = 4 * (1 + SLAB) * PANEL;

    /** Rows of C that stay in the cache while the panels pass by. */
    private static final int ROW_BLOCK = 64;

    private VectorProduct() {}

    /**
     * Room for packed numbers, kept by each thread because fresh memory is slow memory.
     *
     * @param panels of B, {@code [panels][1 + depth][PANEL]}
     * @param rows of A, {@code [SLAB][ROW_BLOCK]}
     * @param edge a tile of C where C itself is too narrow, or is added to, {@code [8][PANEL]}
     */
    private record Scratch(float[] panels, float[] rows, float[] edge) {
        static final ThreadLocal<Scratch> KEPT = ThreadLocal.withInitial(
                () -> new Scratch(new float[PACKED], new float[SLAB * ROW_BLOCK], new float[8 * PANEL]));
    }

    /** C = A·B + bias, or C += A·B + bias; {@code bias} may be null. */
    static void multiply(Slice a, Slice b, Matrix bias, Slice c, boolean add) {
        Scratch scratch = Scratch.KEPT.get();
        for (int slab = 0; slab < b.rows(); slab += SLAB) {
            int depth = Math.min(SLAB, b.rows() - slab);
            Slice left = a.columns(slab, depth);
            Slice right = b.rows(slab, depth);
            Matrix start = slab == 0 ? bias : null;
            int together = PACKED / (1 + depth) / PANEL * PANEL;
            for (int column = 0; column < b.columns(); column += together) {
                int columns = Math.min(together, b.columns() - column);
                pack(right.columns(column, columns), start, column, scratch.panels(), 0);
                multiplyPacked(left, scratch.panels(), 0, scratch, c.columns(column, columns), add || slab > 0);
            }
        }
    }

    /** A·B + bias for many A: B is packed once. Nobody may change it or the bias afterwards. */
    static Product of(Matrix b, Matrix bias) {
        int panels = (b.columns() + PANEL - 1) / PANEL;
        int slabs = (b.rows() + SLAB - 1) / SLAB;
        float[] packed = new float[(slabs + b.rows()) * panels * PANEL];
        for (int slab = 0, to = 0; slab < b.rows(); slab += SLAB) {
            int depth = Math.min(SLAB, b.rows() - slab);
            pack(b.slice().rows(slab, depth), slab == 0 ? bias : null, 0, packed, to);
            to += panels * (1 + depth) * PANEL;
        }
        return (a, c) -> multiply(a, packed, b.columns(), c);
    }

    private static void multiply(Slice a, float[] packed, int columns, Slice c) {
        Scratch scratch = Scratch.KEPT.get();
        int panels = (columns + PANEL - 1) / PANEL;
        for (int slab = 0, from = 0; slab < a.columns(); slab += SLAB) {
            int depth = Math.min(SLAB, a.columns() - slab);
            int size = (1 + depth) * PANEL;
            int together = PACKED / size * PANEL;
            for (int column = 0; column < columns; column += together) {
                multiplyPacked(
                        a.columns(slab, depth),
                        packed,
                        from + column / PANEL * size,
                        scratch,
                        c.columns(column, Math.min(together, columns - column)),
                        slab > 0);
            }
            from += panels * size;
        }
    }

    private static void multiplyPacked(Slice a, float[] panels, int from, Scratch scratch, Slice c, boolean add) {
        boolean scattered = a.rowStride() == 1 && a.columnStride() > ROW_BLOCK;
        for (int row = 0; row < a.rows(); row += ROW_BLOCK) {
            int count = Math.min(ROW_BLOCK, a.rows() - row);
            Slice rows = a.rows(row, count);
            multiplyBlock(
                    scattered ? together(rows, scratch.rows()) : rows,
                    panels,
                    from,
                    c.rows(row, count),
                    add,
                    scratch.edge());
        }
    }

    private static void pack(Slice b, Matrix start, int startColumn, float[] packed, int first) {
        int size = (1 + b.rows()) * PANEL;
        for (int column = 0, to = first; column < b.columns(); column += PANEL, to += size) {
            int columns = Math.min(PANEL, b.columns() - column);
            if (start == null) {
                Arrays.fill(packed, to, to + PANEL, 0);
            } else {
                System.arraycopy(start.values(), startColumn + column, packed, to, columns);
            }
            packPanel(b.columns(column, columns), packed, to + PANEL);
        }
    }

    private static void packPanel(Slice b, float[] packed, int to) {
        if (b.columnStride() != 1) {
            for (int j = 0; j < b.columns(); j++) {
                packColumn(b.values(), b.offset() + j * b.columnStride(), b.rows(), packed, to + j);
            }
        } else if (b.columns() == PANEL) {
            packRows(b.values(), b.offset(), b.rowStride(), b.rows(), packed, to);
            packRows(b.values(), b.offset() + WIDTH, b.rowStride(), b.rows(), packed, to + WIDTH);
        } else if (b.columns() == WIDTH) {
            packRows(b.values(), b.offset(), b.rowStride(), b.rows(), packed, to);
        } else {
            for (int row = 0; row < b.rows(); row++) {
                int from = b.offset() + row * b.rowStride();
                System.arraycopy(b.values(), from, packed, to + row * PANEL, b.columns());
            }
        }
    }

    /** One vector of each row. */
    private static void packRows(float[] values, int from, int stride, int rows, float[] packed, int to) {
        for (int end = to + rows * PANEL; to < end; to += PANEL, from += stride) {
            FloatVector.fromArray(LANES, values, from).intoArray(packed, to);
        }
    }

    private static void packColumn(float[] values, int from, int rows, float[] packed, int to) {
        for (int row = 0; row < rows; row++) {
            packed[to + row * PANEL] = values[from + row];
        }
    }

    /** Brings the rows of a transposed matrix, far apart in memory, together. */
    private static Slice together(Slice rows, float[] packed) {
        for (int inner = 0; inner < rows.columns(); inner++) {
            int from = rows.offset() + inner * rows.columnStride();
            System.arraycopy(rows.values(), from, packed, inner * ROW_BLOCK, rows.rows());
        }
        return new Slice(packed, 0, rows.rows(), rows.columns(), 1, ROW_BLOCK);
    }

    /** Where one to three rows would be left over, the last four are computed together, some of them a second time. */
    private static void multiplyBlock(Slice a, float[] packed, int from, Slice c, boolean add, float[] edge) {
        int size = (1 + a.columns()) * PANEL;
        for (int column = 0, panel = from; column < c.columns(); column += PANEL, panel += size) {
            int columns = Math.min(PANEL, c.columns() - column);
            for (int row = 0, rows; row < a.rows(); row += rows) {
                if (!add && a.rows() - row < 4) {
                    row = Math.max(0, a.rows() - 4);
                }
                rows = rowsTogether(a, a.rows() - row, columns);
                int to = c.offset() + row * c.rowStride() + column;
                if (!add && (columns == PANEL || (columns == WIDTH && rows == 4))) {
                    tile(a, row, rows, packed, panel, columns, c.values(), to, c.rowStride());
                } else {
                    tile(a, row, rows, packed, panel, columns, edge, 0, PANEL);
                    for (int i = 0; i < rows; i++) {
                        move(edge, i * PANEL, columns, c.values(), to + i * c.rowStride(), add);
                    }
                }
            }
        }
    }

    /** Four and four rows take less time than six and one or two. */
    private static int rowsTogether(Slice a, int left, int columns) {
        if (left >= 8 && columns > WIDTH && MANY_REGISTERS && a.columnStride() == 1) {
            return 8;
        }
        boolean six = left == 6 || left > 8;
        return six && columns > WIDTH ? 6 : Math.min(4, left);
    }

    private static void tile(
            Slice a, int row, int rows, float[] packed, int panel, int columns, float[] c, int to, int toStride) {
        if (rows == 8) {
            eightRows(a, row, packed, panel, c, to, toStride);
        } else if (rows == 6) {
            sixRows(a, row, packed, panel, c, to, toStride);
        } else if (rows < 4) {
            for (int i = 0; i < rows; i++) {
                oneRow(a, row + i, packed, panel, c, to + i * toStride);
            }
        } else if (columns <= WIDTH) {
            fourNarrowRows(a, row, packed, panel, c, to, toStride);
        } else {
            fourRows(a, row, packed, panel, c, to, toStride);
        }
    }

    /**
     * Sixteen sums, where there are registers for them. The numbers of a row of A stand side by side, so that the compiler sees
     * before the loop that no index leaves the array.
     */
    private static void eightRows(Slice a, int row, float[] packed, int panel, float[] c, int to, int toStride) {
        float[] factors = a.values();
        int stride = a.rowStride();
        int at0 = a.offset() + row * stride;
        int at1 = at0 + stride;
        int at2 = at1 + stride;
        int at3 = at2 + stride;
        int at4 = at3 + stride;
        int at5 = at4 + stride;
        int at6 = at5 + stride;
        int at7 = at6 + stride;
        FloatVector s00 = FloatVector.fromArray(LANES, packed, panel);
        FloatVector s01 = FloatVector.fromArray(LANES, packed, panel + WIDTH);
        FloatVector s10 = s00;
        FloatVector s11 = s01;
        FloatVector s20 = s00;
        FloatVector s21 = s01;
        FloatVector s30 = s00;
        FloatVector s31 = s01;
        FloatVector s40 = s00;
        FloatVector s41 = s01;
        FloatVector s50 = s00;
        FloatVector s51 = s01;
        FloatVector s60 = s00;
        FloatVector s61 = s01;
        FloatVector s70 = s00;
        FloatVector s71 = s01;
        int start = panel + PANEL;
        for (int inner = 0; inner < a.columns(); inner++) {
            FloatVector b0 = FloatVector.fromArray(LANES, packed, start + inner * PANEL);
            FloatVector b1 = FloatVector.fromArray(LANES, packed, start + inner * PANEL + WIDTH);
            FloatVector factor = FloatVector.broadcast(LANES, factors[at0 + inner]);
            s00 = factor.fma(b0, s00);
            s01 = factor.fma(b1, s01);
            factor = FloatVector.broadcast(LANES, factors[at1 + inner]);
            s10 = factor.fma(b0, s10);
            s11 = factor.fma(b1, s11);
            factor = FloatVector.broadcast(LANES, factors[at2 + inner]);
            s20 = factor.fma(b0, s20);
            s21 = factor.fma(b1, s21);
            factor = FloatVector.broadcast(LANES, factors[at3 + inner]);
            s30 = factor.fma(b0, s30);
            s31 = factor.fma(b1, s31);
            factor = FloatVector.broadcast(LANES, factors[at4 + inner]);
            s40 = factor.fma(b0, s40);
            s41 = factor.fma(b1, s41);
            factor = FloatVector.broadcast(LANES, factors[at5 + inner]);
            s50 = factor.fma(b0, s50);
            s51 = factor.fma(b1, s51);
            factor = FloatVector.broadcast(LANES, factors[at6 + inner]);
            s60 = factor.fma(b0, s60);
            s61 = factor.fma(b1, s61);
            factor = FloatVector.broadcast(LANES, factors[at7 + inner]);
            s70 = factor.fma(b0, s70);
            s71 = factor.fma(b1, s71);
        }
        s00.intoArray(c, to);
        s01.intoArray(c, to + WIDTH);
        s10.intoArray(c, to + toStride);
        s11.intoArray(c, to + toStride + WIDTH);
        s20.intoArray(c, to + 2 * toStride);
        s21.intoArray(c, to + 2 * toStride + WIDTH);
        s30.intoArray(c, to + 3 * toStride);
        s31.intoArray(c, to + 3 * toStride + WIDTH);
        s40.intoArray(c, to + 4 * toStride);
        s41.intoArray(c, to + 4 * toStride + WIDTH);
        s50.intoArray(c, to + 5 * toStride);
        s51.intoArray(c, to + 5 * toStride + WIDTH);
        s60.intoArray(c, to + 6 * toStride);
        s61.intoArray(c, to + 6 * toStride + WIDTH);
        s70.intoArray(c, to + 7 * toStride);
        s71.intoArray(c, to + 7 * toStride + WIDTH);
    }

    /** Twelve sums keep two multipliers busy and leave room for the factors in sixteen registers. */
    private static void sixRows(Slice a, int row, float[] packed, int panel, float[] c, int to, int toStride) {
        float[] factors = a.values();
        int stride = a.rowStride();
        int step = a.columnStride();
        int start = panel + PANEL;
        int end = start + a.columns() * PANEL;
        int at = a.offset() + row * stride;
        FloatVector s00 = FloatVector.fromArray(LANES, packed, panel);
        FloatVector s01 = FloatVector.fromArray(LANES, packed, panel + WIDTH);
        FloatVector s10 = s00;
        FloatVector s11 = s01;
        FloatVector s20 = s00;
        FloatVector s21 = s01;
        FloatVector s30 = s00;
        FloatVector s31 = s01;
        FloatVector s40 = s00;
        FloatVector s41 = s01;
        FloatVector s50 = s00;
        FloatVector s51 = s01;
        for (int from = start; from < end; from += PANEL, at += step) {
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
            factor = FloatVector.broadcast(LANES, factors[at + 4 * stride]);
            s40 = factor.fma(b0, s40);
            s41 = factor.fma(b1, s41);
            factor = FloatVector.broadcast(LANES, factors[at + 5 * stride]);
            s50 = factor.fma(b0, s50);
            s51 = factor.fma(b1, s51);
        }
        s00.intoArray(c, to);
        s01.intoArray(c, to + WIDTH);
        s10.intoArray(c, to + toStride);
        s11.intoArray(c, to + toStride + WIDTH);
        s20.intoArray(c, to + 2 * toStride);
        s21.intoArray(c, to + 2 * toStride + WIDTH);
        s30.intoArray(c, to + 3 * toStride);
        s31.intoArray(c, to + 3 * toStride + WIDTH);
        s40.intoArray(c, to + 4 * toStride);
        s41.intoArray(c, to + 4 * toStride + WIDTH);
        s50.intoArray(c, to + 5 * toStride);
        s51.intoArray(c, to + 5 * toStride + WIDTH);
    }

    /** As {@link #sixRows} with fewer rows. */
    private static void fourRows(Slice a, int row, float[] packed, int panel, float[] c, int to, int toStride) {
        float[] factors = a.values();
        int stride = a.rowStride();
        int step = a.columnStride();
        int start = panel + PANEL;
        int end = start + a.columns() * PANEL;
        int at = a.offset() + row * stride;
        FloatVector s00 = FloatVector.fromArray(LANES, packed, panel);
        FloatVector s01 = FloatVector.fromArray(LANES, packed, panel + WIDTH);
        FloatVector s10 = s00;
        FloatVector s11 = s01;
        FloatVector s20 = s00;
        FloatVector s21 = s01;
        FloatVector s30 = s00;
        FloatVector s31 = s01;
        for (int from = start; from < end; from += PANEL, at += step) {
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
        s00.intoArray(c, to);
        s01.intoArray(c, to + WIDTH);
        s10.intoArray(c, to + toStride);
        s11.intoArray(c, to + toStride + WIDTH);
        s20.intoArray(c, to + 2 * toStride);
        s21.intoArray(c, to + 2 * toStride + WIDTH);
        s30.intoArray(c, to + 3 * toStride);
        s31.intoArray(c, to + 3 * toStride + WIDTH);
    }

    /** As {@link #fourRows} where only the first half of the panel holds columns. */
    private static void fourNarrowRows(Slice a, int row, float[] packed, int panel, float[] c, int to, int toStride) {
        float[] factors = a.values();
        int stride = a.rowStride();
        int step = a.columnStride();
        int start = panel + PANEL;
        int end = start + a.columns() * PANEL;
        int at = a.offset() + row * stride;
        FloatVector s0 = FloatVector.fromArray(LANES, packed, panel);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int from = start; from < end; from += PANEL, at += step) {
            FloatVector b0 = FloatVector.fromArray(LANES, packed, from);
            s0 = FloatVector.broadcast(LANES, factors[at]).fma(b0, s0);
            s1 = FloatVector.broadcast(LANES, factors[at + stride]).fma(b0, s1);
            s2 = FloatVector.broadcast(LANES, factors[at + 2 * stride]).fma(b0, s2);
            s3 = FloatVector.broadcast(LANES, factors[at + 3 * stride]).fma(b0, s3);
        }
        s0.intoArray(c, to);
        s1.intoArray(c, to + toStride);
        s2.intoArray(c, to + 2 * toStride);
        s3.intoArray(c, to + 3 * toStride);
    }

    private static void oneRow(Slice a, int row, float[] packed, int panel, float[] c, int to) {
        int start = panel + PANEL;
        int end = start + a.columns() * PANEL;
        int at = a.offset() + row * a.rowStride();
        FloatVector s0 = FloatVector.fromArray(LANES, packed, panel);
        FloatVector s1 = FloatVector.fromArray(LANES, packed, panel + WIDTH);
        for (int from = start; from < end; from += PANEL, at += a.columnStride()) {
            FloatVector factor = FloatVector.broadcast(LANES, a.values()[at]);
            s0 = factor.fma(FloatVector.fromArray(LANES, packed, from), s0);
            s1 = factor.fma(FloatVector.fromArray(LANES, packed, from + WIDTH), s1);
        }
        s0.intoArray(c, to);
        s1.intoArray(c, to + WIDTH);
    }

    /** Writes some numbers to C, or adds them. */
    private static void move(float[] edge, int from, int count, float[] c, int to, boolean add) {
        for (int j = 0; j < count; j += WIDTH) {
            VectorMask<Float> mask = LANES.indexInRange(j, count);
            FloatVector sum = FloatVector.fromArray(LANES, edge, from + j, mask);
            FloatVector moved = add ? sum.add(FloatVector.fromArray(LANES, c, to + j, mask)) : sum;
            moved.intoArray(c, to + j, mask);
        }
    }
}
