package org.languageplayground.transformer.folder;

import java.nio.ByteBuffer;

/** How the numbers of a tensor are stored, little-endian. */
public enum TensorType {
    /** IEEE 754 single precision. */
    F32(4),
    /** IEEE 754 half precision: 11 significant bits, at most 65,504. */
    F16(2),
    /** The upper half of a single: 8 significant bits. */
    BF16(2);

    private final int bytes;

    TensorType(int bytes) {
        this.bytes = bytes;
    }

    int bytes() {
        return bytes;
    }

    float get(ByteBuffer from) {
        return switch (this) {
            case F32 -> from.getFloat();
            case F16 -> Float.float16ToFloat(from.getShort());
            case BF16 -> Float.intBitsToFloat(from.getShort() << 16);
        };
    }

    void put(float value, ByteBuffer to) {
        switch (this) {
            case F32 -> to.putFloat(value);
            case F16 -> to.putShort(Float.floatToFloat16(value));
            case BF16 -> throw new UnsupportedOperationException("BF16 is read, never written");
        }
    }
}
