package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.Linear;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.matrix.Matrix;

/** BERT's reading of a whole text, or pair of texts, at its first token: tanh(h₀·W + b), then one linear layer. */
public final class Classifier {
    private Classifier() {}

    /** The labels' logits, {@code [labels]}. */
    public static float[] logits(Trace trace, ClassifierWeights weights) {
        Matrix pooled = Linear.forward(Rows.gather(trace.finalHidden(), 0), weights.pooler());
        for (int i = 0; i < pooled.values().length; i++) {
            pooled.values()[i] = (float) Math.tanh(pooled.values()[i]);
        }
        return Linear.forward(pooled, weights.classifier()).values();
    }
}
