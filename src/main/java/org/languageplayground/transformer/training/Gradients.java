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

    /** Forward and backward pass over one batch. */
    public static Gradients of(Transformer model, TokenBatch batch, Targets targets) {
        Weights gradients = model.weights().zeros();
        Trace trace = model.forward(batch);
        HeadTrace head = model.logits(trace, targets.rows());
        Matrix dLogits = head.logits();
        double loss = CrossEntropy.lossAndGradient(dLogits, targets.ids(), targets.weights());
        model.backward(trace, model.logitsBackward(trace, head, dLogits, gradients), gradients);
        return new Gradients(loss, gradients);
    }
}
