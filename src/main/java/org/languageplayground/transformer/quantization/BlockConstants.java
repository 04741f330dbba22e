package org.languageplayground.transformer.quantization;

/** The greatest absolute value of each block of a quantised matrix. */
sealed interface BlockConstants {

    /** That of one block. */
    float get(int block);

    /** What they take in memory. */
    long bytes();

    /** Kept in float32. */
    record Plain(float... values) implements BlockConstants {
        @Override
        public float get(int block) {
            return values[block];
        }

        @Override
        public long bytes() {
            return (long) Float.BYTES * values.length;
        }
    }

    /**
     * Double quantisation (arXiv:2305.14314, section 3): their mean is taken off, and the rest kept in 8 bits for blocks of
     * 256 constants, each with a float32 constant of its own.
     */
    record Doubled(byte[] codes, float[] constants, float mean) implements BlockConstants {
        private static final int BLOCK = 256;

        static Doubled of(float... values) {
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            float mean = (float) (sum / values.length);
            byte[] codes = new byte[values.length];
            float[] constants = new float[(values.length + BLOCK - 1) / BLOCK];
            for (int block = 0; block < constants.length; block++) {
                int to = Math.min(values.length, (block + 1) * BLOCK);
                for (int i = block * BLOCK; i < to; i++) {
                    constants[block] = Math.max(constants[block], Math.abs(values[i] - mean));
                }
                for (int i = block * BLOCK; i < to; i++) {
                    codes[i] = (byte)
                            DynamicMap.nearest(constants[block] == 0 ? 0 : (values[i] - mean) / constants[block]);
                }
            }
            return new Doubled(codes, constants, mean);
        }

        @Override
        public float get(int block) {
            return mean + constants[block / BLOCK] * DynamicMap.level(Byte.toUnsignedInt(codes[block]));
        }

        @Override
        public long bytes() {
            return codes.length + (long) Float.BYTES * (constants.length + 1);
        }
    }
}
