package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;

/**
 * Keys and values that stand before every sequence in one block, as if virtual tokens had been read there (Li and Liang
 * 2021, arXiv:2101.00190). They are never masked.
 *
 * @param keys {@code [virtual tokens][width]}, head after head
 * @param values {@code [virtual tokens][width]}, head after head
 */
public record PrefixWeights(Matrix keys, Matrix values) {

    /** How many virtual tokens stand there; none where {@code prefix} is null. */
    public static int length(PrefixWeights prefix) {
        return prefix == null ? 0 : prefix.keys.rows();
    }
}
