package org.languageplayground.finetuning.calculator;

/**
 * How the frozen weights are stored. 8 and 4 bit quantise the linear layers of the blocks, as bitsandbytes does: embeddings, norms, biases
 * and head stay in 16 bit.
 */
public enum Precision {
    BITS_32(32, "32"),
    BITS_16(16, "16"),
    /** LLM.int8(): one 32-bit constant a row of outputs (Dettmers et al. 2022). */
    BITS_8(8, "8"),
    /** NF4: one 32-bit constant a block of 64 weights (Dettmers et al. 2023). */
    BITS_4(4, "4"),
    /** NF4 whose constants are 8-bit numbers themselves, with one 32-bit constant for 256 of them. */
    BITS_4_DOUBLE(4, "4dq");

    /** Weights that share a constant. */
    public static final int BLOCK = 64;
    /** Constants that share a constant, with double quantisation. */
    public static final int SECOND_BLOCK = 256;

    private static final int FLOAT_BYTES = 4;

    private final int bits;
    private final String id;

    Precision(int bits, String id) {
        this.bits = bits;
        this.id = id;
    }

    /** Bits of one weight, without its share of constants. */
    public int bits() {
        return bits;
    }

    /** The name in links. */
    public String id() {
        return id;
    }

    /** Whether weights are stored as small integers with constants. */
    public boolean quantised() {
        return bits < 16;
    }

    /** Bytes of a number that is not quantised, such as an embedding's; activations have as many. */
    public int computeBytes() {
        return this == BITS_32 ? 4 : 2;
    }

    /** Bytes of the weights of all copies, without constants. */
    public long weightBytes(WeightMatrix matrix) {
        return matrix.copies() * Math.ceilDiv(matrix.size() * bits, 8);
    }

    /** Bytes of the constants of all copies, counted in whole blocks. */
    public long constantBytes(WeightMatrix matrix) {
        long blocks = Math.ceilDiv(matrix.size(), BLOCK);
        return matrix.copies()
                * switch (this) {
                    case BITS_32, BITS_16 -> 0;
                    case BITS_8 -> (long) FLOAT_BYTES * matrix.outputs();
                    case BITS_4 -> FLOAT_BYTES * blocks;
                    case BITS_4_DOUBLE -> blocks + FLOAT_BYTES * Math.ceilDiv(blocks, SECOND_BLOCK);
                };
    }
}
