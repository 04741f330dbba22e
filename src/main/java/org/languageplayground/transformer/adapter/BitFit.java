package org.languageplayground.transformer.adapter;

import java.util.ArrayList;
import java.util.List;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Only biases are trained: those of the linear layers and of the layer norms (Ben Zaken et al. 2022, arXiv:2106.10199).
 *
 * @param effective the base with its biases copied
 */
public record BitFit(Weights effective) implements InPlace {

    /** Starts at the base. */
    public static BitFit of(Weights base) {
        return new BitFit(base.copying(biases(base)));
    }

    @Override
    public List<Matrix> select(Weights weights) {
        return biases(weights);
    }

    private static List<Matrix> biases(Weights weights) {
        List<Matrix> biases = new ArrayList<>();
        add(weights.embeddingNorm(), biases);
        for (BlockWeights block : weights.blocks()) {
            add(block.attentionNorm(), biases);
            add(block.queryKeyValue(), biases);
            add(block.attentionOutput(), biases);
            add(block.mlpNorm(), biases);
            add(block.mlpInput(), biases);
            add(block.mlpOutput(), biases);
        }
        add(weights.finalNorm(), biases);
        if (weights.head() != null && weights.head().transform() != null) {
            add(weights.head().transform(), biases);
            add(weights.head().transformNorm(), biases);
            biases.add(weights.head().decoderBias());
        }
        return biases;
    }

    private static void add(LinearWeights linear, List<Matrix> biases) {
        biases.add(linear.bias());
    }

    private static void add(LayerNormWeights norm, List<Matrix> biases) {
        if (norm != null) {
            biases.add(norm.bias());
        }
    }
}
