package org.languageplayground.ui.chart;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Of each query the keys with the greatest weights, the greatest first: all of a short text, and of a long one as many as travel in about
 * 3 kB, two at least.
 *
 * @param keys how many of each query
 * @param text {@code [queries][keys]} pairs of key and weight times 65,535, unsigned 16 bits each, little endian, in base64
 */
record StrongestKeys(int keys, String text) {
    private static final int BYTES = 2_200;
    private static final int LEAST = 2;
    private static final int BYTES_A_PAIR = 4;
    private static final int GREATEST = 65_535;

    static StrongestKeys of(Matrix weights) {
        int keys = Math.min(weights.columns(), Math.max(LEAST, BYTES / (BYTES_A_PAIR * Math.max(1, weights.rows()))));
        ByteBuffer bytes =
                ByteBuffer.allocate(weights.rows() * keys * BYTES_A_PAIR).order(ByteOrder.LITTLE_ENDIAN);
        for (int query = 0; query < weights.rows(); query++) {
            float[] row = weights.row(query);
            IntStream.range(0, row.length)
                    .boxed()
                    .sorted(Comparator.comparing((Integer key) -> row[key]).reversed())
                    .limit(keys)
                    .forEach(key -> bytes.putShort((short) (int) key)
                            .putShort((short) Math.round(Math.clamp(row[key], 0f, 1f) * GREATEST)));
        }
        return new StrongestKeys(keys, Base64.getEncoder().encodeToString(bytes.array()));
    }
}
