package org.languageplayground.transformer.quantization;

import org.languageplayground.transformer.matrix.Matrix;

/**
 * A linear map's weight in 4 bits: the inputs of one output after those of another, cut into blocks of 64 numbers, each
 * divided by its greatest absolute value and rounded to the nearest level. So does bitsandbytes, which stores such a weight
 * as {@code [out][in]}.
 */
public final class QuantizedMatrix {
    /** Numbers that share a constant. */
    public static final int BLOCK = 64;

    private final FourBitType type;
    private final int rows;
    private final int columns;
    private final byte[] codes;
    private final BlockConstants constants;

    private QuantizedMatrix(FourBitType type, Matrix weight, boolean doubled) {
        float[] values = weight.transposed().values();
        float[] greatest = new float[(values.length + BLOCK - 1) / BLOCK];
        for (int i = 0; i < values.length; i++) {
            greatest[i / BLOCK] = Math.max(greatest[i / BLOCK], Math.abs(values[i]));
        }
        this.type = type;
        this.rows = weight.rows();
        this.columns = weight.columns();
        this.codes = new byte[(values.length + 1) / 2];
        this.constants = doubled ? BlockConstants.Doubled.of(greatest) : new BlockConstants.Plain(greatest);
        for (int i = 0; i < values.length; i++) {
            float constant = greatest[i / BLOCK];
            int code = type.nearest(constant == 0 ? 0 : values[i] / constant);
            codes[i / 2] |= (byte) (code << 4 * (i % 2));
        }
    }

    /**
     * Quantises a weight, {@code [in][out]}.
     *
     * @param doubled whether the blocks' constants are quantised as well, to 8 bits
     */
    public static QuantizedMatrix of(Matrix weight, FourBitType type, boolean doubled) {
        return new QuantizedMatrix(type, weight, doubled);
    }

    /** The weight that the codes stand for, {@code [in][out]}. */
    public Matrix dequantized() {
        Matrix stored = Matrix.zeros(columns, rows);
        for (int block = 0; block < blocks(); block++) {
            float constant = constants.get(block);
            int to = Math.min(stored.values().length, (block + 1) * BLOCK);
            for (int i = block * BLOCK; i < to; i++) {
                stored.values()[i] = type.level(code(i)) * constant;
            }
        }
        return stored.transposed();
    }

    private int code(int i) {
        return codes[i / 2] >> 4 * (i % 2) & 15;
    }

    /** How many numbers were rounded to each of the type's levels. */
    public int[] histogram() {
        int[] counts = new int[type.levels().length];
        for (int i = 0; i < rows * columns; i++) {
            counts[code(i)]++;
        }
        return counts;
    }

    /** How many blocks have a constant. */
    public int blocks() {
        return (rows * columns + BLOCK - 1) / BLOCK;
    }

    /** What is stored: codes, constants, and with double quantisation the constants' constants and their mean. */
    public long bytes() {
        return codes.length + constants.bytes();
    }
}
