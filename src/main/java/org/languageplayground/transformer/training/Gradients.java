package org.languageplayground.transformer.training;

import org.languageplayground.transformer.HeadTrace;
import org.languageplayground.transformer.Trace;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * The loss of a batch and its gradient with respect to every weight.
 *
 * @param loss mean cross-entropy in nats
 * @param weights gradients, shaped as the weights
 */
public record Gradients(double loss, Weights weights) {

    /** Tokens that go forward and backward together: few enough to stay in the cache between the layers. */
    private static final int TOKENS_TOGETHER = 512;

    /** Forward and backward pass over one batch, some sequences at a time. */
    public static Gradients of(Transformer model, TokenBatch batch, Targets targets) {
        Weights gradients = model.weights().zeros();
        double totalWeight = targets.totalWeight();
        double loss = 0;
        int[] starts = batch.starts();
        for (int from = 0, to = 1; from < batch.sequences(); from = to, to++) {
            while (to < batch.sequences() && starts[to + 1] - starts[from] <= TOKENS_TOGETHER) {
                to++;
            }
            loss += add(
                    model, batch.sequences(from, to), targets.within(starts[from], starts[to]), totalWeight, gradients);
        }
        return new Gradients(loss, gradients);
    }

    private static double add(
            Transformer model, TokenBatch part, Targets targets, double totalWeight, Weights gradients) {
        Trace trace = model.forward(part);
        HeadTrace head = model.logits(trace, targets.rows());
        Matrix dLogits = head.logits();
        double loss = CrossEntropy.lossAndGradient(dLogits, targets.ids(), targets.weights(), totalWeight);
        model.backward(trace, model.logitsBackward(trace, head, dLogits, gradients), gradients);
        return loss;
    }
}
