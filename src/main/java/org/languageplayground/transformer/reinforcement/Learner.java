package org.languageplayground.transformer.reinforcement;

import java.util.stream.Stream;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.adapter.Adaptation;
import org.languageplayground.transformer.adapter.DivergedException;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.AdamW;

/** A transformer under an adaptation, and a scalar head on it; one optimizer trains both. */
final class Learner {
    private final TransformerConfig config;
    private final Adaptation adaptation;
    private final ScalarHead head;
    private final AdamW optimizer;
    private final float learningRate;

    Learner(TransformerConfig config, Adaptation adaptation, float learningRate) {
        this.config = config;
        this.adaptation = adaptation;
        this.head = ScalarHead.zero(config.width());
        this.optimizer = new AdamW(
                Stream.concat(adaptation.trained().stream(), head.matrices().stream())
                        .toList(),
                0);
        this.learningRate = learningRate;
    }

    /** The model as it is now, computed anew from the trained numbers. */
    Transformer model() {
        return new Transformer(config, adaptation.effective());
    }

    ScalarHead head() {
        return head;
    }

    /**
     * One step against the gradients.
     *
     * @throws DivergedException if the loss or a gradient is not finite; the trained numbers then stay as they were
     */
    void step(double loss, Weights bodyGradients, ScalarHead headGradients) {
        var gradients = Stream.concat(adaptation.gradients(bodyGradients).stream(), headGradients.matrices().stream())
                .toList();
        if (!Double.isFinite(loss) || !gradients.stream().allMatch(Matrix::finite)) {
            throw new DivergedException("the loss or its gradient is not finite");
        }
        optimizer.step(gradients, learningRate);
    }
}
