package org.languageplayground.search.embedding;

import java.util.stream.IntStream;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * A text as an encoder has read it.
 *
 * @param vector of the whole text, of length 1, {@code [width]}
 * @param hidden the last hidden state of its tokens, those that the tokenizer added at both ends among them, {@code [tokens][width]}
 */
public record EncodedText(float[] vector, Matrix hidden) {

    /** How many of its tokens stand in the text itself. */
    public int words() {
        return hidden.rows() - 2;
    }

    /** The tokens that stand in the text itself, each a vector of length 1, {@code [words][width]}. */
    public Matrix units() {
        Matrix units = Rows.gather(hidden, IntStream.range(1, hidden.rows() - 1).toArray());
        for (int token = 0; token < units.rows(); token++) {
            double length = length(units, token);
            for (int i = 0; i < units.columns(); i++) {
                units.set(token, i, (float) (units.get(token, i) / length));
            }
        }
        return units;
    }

    private static double length(Matrix matrix, int row) {
        double sum = 0;
        for (int i = 0; i < matrix.columns(); i++) {
            sum += (double) matrix.get(row, i) * matrix.get(row, i);
        }
        return Math.sqrt(sum);
    }
}
