package org.languageplayground.transformer.adapter;

import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Every weight is trained, on a copy; position vectors that are fixed sinusoids stay as they are.
 *
 * @param effective the copy that is trained
 */
public record FullFineTuning(Weights effective, boolean frozenPositions) implements InPlace {

    /** Starts at the base. */
    public static FullFineTuning of(Transformer base) {
        return new FullFineTuning(base.weights().copy(), base.config().frozenPositions());
    }

    @Override
    public List<Matrix> select(Weights weights) {
        return weights.trainable(frozenPositions);
    }
}
