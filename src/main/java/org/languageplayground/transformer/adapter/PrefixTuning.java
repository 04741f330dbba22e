package org.languageplayground.transformer.adapter;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.BlockTrace;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.PrefixWeights;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Trained keys and values of virtual tokens that stand before every sequence in each block (Li and Liang 2021,
 * arXiv:2101.00190). The real tokens' positions go on after the virtual ones, as they do in PEFT and GPT-2's cache.
 *
 * <p>No prefix leaves the model as it was: virtual tokens take a share of the attention whatever they hold. A prefix of no
 * tokens does.
 *
 * @param effective the base with the prefix in every block
 */
public record PrefixTuning(Weights effective) implements InPlace {

    /**
     * Starts with the keys and values that the model itself computes for some tokens, which learns better than random ones
     * (section 7.4 of the paper): at first, a causal model answers as if it had read them.
     *
     * @throws IllegalArgumentException if they leave the context no room for a token
     */
    public static PrefixTuning of(Transformer base, int... tokens) {
        if (tokens.length < 1 || tokens.length >= base.config().context()) {
            throw new IllegalArgumentException("a prefix has 1 to "
                    + (base.config().context() - 1) + " virtual tokens, since the model reads "
                    + base.config().context() + " in all; it cannot have " + tokens.length);
        }
        Trace trace = base.forward(TokenBatch.of(tokens));
        int width = base.config().width();
        List<PrefixWeights> prefixes = new ArrayList<>();
        for (BlockTrace block : trace.blocks()) {
            prefixes.add(new PrefixWeights(
                    block.queryKeyValue().slice(width, width).copy(),
                    block.queryKeyValue().slice(2 * width, width).copy()));
        }
        return of(base.weights(), prefixes);
    }

    /** A prefix trained before, one a block. */
    public static PrefixTuning of(Weights base, List<PrefixWeights> prefixes) {
        List<BlockWeights> blocks = new ArrayList<>();
        for (int layer = 0; layer < prefixes.size(); layer++) {
            blocks.add(base.blocks().get(layer).withPrefix(prefixes.get(layer)));
        }
        return new PrefixTuning(base.withBlocks(blocks));
    }

    @Override
    public List<Matrix> select(Weights weights) {
        List<Matrix> selected = new ArrayList<>();
        for (BlockWeights block : weights.blocks()) {
            selected.add(block.prefix().keys());
            selected.add(block.prefix().values());
        }
        return selected;
    }
}
