package org.languageplayground.transformer.adapter;

import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Slice;

/** A linear map of a block that can be adapted. Query, key and value are thirds of one fused matrix. */
public enum Target {
    QUERY,
    KEY,
    VALUE,
    /** From the heads' outputs back to the residual stream. */
    OUTPUT,
    /** From the residual stream to the MLP's hidden layer. */
    MLP_INPUT,
    /** From the MLP's hidden layer back to the residual stream. */
    MLP_OUTPUT;

    /** Whether it is a third of the fused matrix. */
    public boolean fused() {
        return this == QUERY || this == KEY || this == VALUE;
    }

    /** The linear layer that holds it. */
    public LinearWeights linear(BlockWeights block) {
        return switch (this) {
            case QUERY, KEY, VALUE -> block.queryKeyValue();
            case OUTPUT -> block.attentionOutput();
            case MLP_INPUT -> block.mlpInput();
            case MLP_OUTPUT -> block.mlpOutput();
        };
    }

    /** Its weight within the block's, {@code [in][out]}, without copying. */
    public Slice weight(BlockWeights block) {
        return own(linear(block).weight().slice());
    }

    /** Its bias within the block's, {@code [1][out]}, without copying. */
    public Slice bias(BlockWeights block) {
        return own(linear(block).bias().slice());
    }

    private Slice own(Slice whole) {
        int third = whole.columns() / 3;
        return fused() ? whole.columns(ordinal() * third, third) : whole;
    }
}
