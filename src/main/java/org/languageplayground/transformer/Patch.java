package org.languageplayground.transformer;

import java.util.List;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Slice;

/**
 * What is carried from one forward pass into another.
 *
 * @param layer counted from 0
 * @param head counted from 0, and how many there are beside it; of no account where all of them are meant
 * @param positions the tokens whose part is carried, counted from 0
 */
public record Patch(Part part, int layer, int head, int heads, List<Integer> positions) {

    /** The parts of a block. */
    public enum Part {
        /** What one head gives out: its weighted values, before they are projected. */
        HEAD,
        /** What all heads of the layer together write to the residual stream. */
        ATTENTION,
        /** What the MLP writes to the residual stream. */
        MLP,
        /** The residual stream that enters the block. */
        RESIDUAL
    }

    /** A copy of {@code own} with the rows, of one head the columns, of {@code other}; both {@code [tokens][width]}. */
    Matrix into(Matrix own, Matrix other) {
        Matrix patched = own.copy();
        for (int token : positions) {
            columns(other).rows(token, 1).copyTo(columns(patched).rows(token, 1));
        }
        return patched;
    }

    private Slice columns(Matrix matrix) {
        int width = matrix.columns() / heads;
        return part == Part.HEAD ? matrix.slice(head * width, width) : matrix.slice();
    }
}
