package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;

/** Looks each token's vector up and adds the vector of its position, and of its type where there are types. */
public final class Embedding {
    private Embedding() {}

    /**
     * The input of the first block, {@code [tokens][width]}.
     *
     * @param first position of each sequence's first token
     * @param types {@code [tokenTypes][width]} or null
     */
    public static Matrix forward(TokenBatch batch, int first, Matrix tokens, Matrix positions, Matrix types) {
        Matrix sum = Rows.gather(tokens, batch.ids());
        Rows.add(Rows.gather(positions, batch.positions(first)), sum);
        if (types != null) {
            Rows.add(Rows.gather(types, batch.types()), sum);
        }
        return sum;
    }

    /** Adds the gradient to the rows that were looked up; a null matrix gets none. */
    public static void backward(
            TokenBatch batch,
            int first,
            Matrix gradient,
            Matrix tokensGradient,
            Matrix positionsGradient,
            Matrix typesGradient) {
        Rows.scatterAdd(gradient, batch.ids(), tokensGradient);
        Rows.scatterAdd(gradient, batch.positions(first), positionsGradient);
        if (typesGradient != null) {
            Rows.scatterAdd(gradient, batch.types(), typesGradient);
        }
    }
}
