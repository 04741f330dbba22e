package org.languageplayground.lab.training;

import java.util.List;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.AdamW;
import org.languageplayground.transformer.training.Gradients;

/** Changes the weights of its model step by step; frozen position vectors stay as they are. */
final class Trainer {
    private static final float DECAY = 0.01f;

    private final Transformer model;
    private final AdamW optimizer;

    Trainer(Transformer model) {
        this.model = model;
        this.optimizer = new AdamW(trained(model.weights()), DECAY);
    }

    /** One step; returns the batch's loss before it. */
    double step(TrainingBatch batch, float learningRate) {
        Gradients gradients = Gradients.of(model, batch.tokens(), batch.targets());
        optimizer.step(trained(gradients.weights()), learningRate);
        return gradients.loss();
    }

    private List<Matrix> trained(Weights weights) {
        return weights.trainable(model.config().frozenPositions());
    }
}
