package org.languageplayground.ui.chart;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.languageplayground.transformer.matrix.Matrix;

/** Numbers as a browser draws them: two bytes each, or one, in base64. */
final class Pixels {
    private Pixels() {}

    /** From 0 to {@code greatest} in unsigned 16 bits, little endian. */
    static String unsigned16(Matrix matrix, float greatest) {
        ByteBuffer bytes = buffer(2 * matrix.values().length);
        for (float value : matrix.values()) {
            bytes.putShort((short) Math.round(clamp(value / greatest, 0) * 65_535));
        }
        return text(bytes);
    }

    /** From −{@code greatest} to {@code greatest} in signed 16 bits, little endian. */
    static String signed16(Matrix matrix, float greatest) {
        ByteBuffer bytes = buffer(2 * matrix.values().length);
        for (float value : matrix.values()) {
            bytes.putShort((short) Math.round(clamp(value / greatest, -1) * 32_767));
        }
        return text(bytes);
    }

    /** From 0 to 1 in 8 bits. */
    static String unsigned8(Matrix matrix) {
        ByteBuffer bytes = buffer(matrix.values().length);
        for (float value : matrix.values()) {
            bytes.put((byte) Math.round(clamp(value, 0) * 255));
        }
        return text(bytes);
    }

    private static float clamp(float share, float least) {
        return Math.max(least, Math.min(1, share));
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String text(ByteBuffer bytes) {
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
