package org.languageplayground.transformer.adapter;

import java.util.List;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Every weight of the blocks from one on is trained, on a copy; what lies below, and the embeddings, stay as they are.
 *
 * @param effective the base with copies of the matrices of those blocks
 * @param first the first block that is trained, from 0
 */
public record UpperLayers(Weights effective, int first) implements InPlace {

    /** Starts at the base. */
    public static UpperLayers of(Weights base, int first) {
        return new UpperLayers(base.copying(base.upperMatrices(first)), first);
    }

    @Override
    public List<Matrix> select(Weights weights) {
        return weights.upperMatrices(first);
    }
}
