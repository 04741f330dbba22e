package org.languageplayground.transformer.measure;

import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.training.Gradients;
import org.languageplayground.transformer.training.LabelledBatch;

/**
 * How much a model's loss would change with the output of each head, by its gradient (Michel et al. 2019, arXiv:1905.10650): let ξ be
 * a factor on the head's output, 1 as trained; its importance is the mean of |∂L/∂ξ| = |Att(x)ᵀ ∂L/∂Att(x)| over texts. Heads are
 * numbered layer after layer.
 */
public final class HeadImportance {
    private static final double NATS_A_BIT = Math.log(2);

    private HeadImportance() {}

    /**
     * ∂L/∂ξ of every head for one text, in bits, {@code [layers * heads]}. A head's output H enters the loss through H·W alone, so that
     * the sum of H ∘ ∂L/∂H over its tokens is that of W ∘ ∂L/∂W over its rows of W, which the backward pass gives anyway.
     */
    public static double[] slopes(Transformer model, LabelledBatch text) {
        Gradients gradients = Gradients.of(model, text.tokens(), text.targets());
        int heads = model.config().heads();
        double[] slopes = new double[model.config().layers() * heads];
        for (int layer = 0; layer < model.config().layers(); layer++) {
            float[] weight = output(model.weights().blocks().get(layer));
            float[] gradient = output(gradients.weights().blocks().get(layer));
            int ofOneHead = weight.length / heads;
            for (int i = 0; i < weight.length; i++) {
                slopes[layer * heads + i / ofOneHead] += weight[i] * gradient[i] / NATS_A_BIT;
            }
        }
        return slopes;
    }

    private static float[] output(BlockWeights block) {
        return block.attentionOutput().weight().values();
    }

    /** Divides the importance of each head by the length of its layer's, √Σ I², as published; a layer of zeros stays so. */
    public static double[] perLayer(int heads, double... importance) {
        double[] shares = importance.clone();
        for (int first = 0; first < shares.length; first += heads) {
            double squares = 0;
            for (int head = first; head < first + heads; head++) {
                squares += importance[head] * importance[head];
            }
            for (int head = first; head < first + heads && squares > 0; head++) {
                shares[head] /= Math.sqrt(squares);
            }
        }
        return shares;
    }
}
