package org.languageplayground.transformer;

import java.util.Random;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.Initialization;

/** Random models of a few hundred numbers, every bias and gain included in the randomness. */
public final class SmallModels {
    public static final int VOCABULARY = 11;

    private SmallModels() {}

    /** GPT-2 with a tied head. */
    public static Transformer gpt2() {
        return random(config(Architecture.GPT2, Activation.GELU_TANH, 0), 1);
    }

    /** BERT with a tied head. */
    public static Transformer bert() {
        return random(config(Architecture.BERT, Activation.GELU_ERF, 2), 2);
    }

    /** The same model, its decoder a matrix of its own. */
    public static Transformer untied(Transformer model) {
        Weights w = model.weights();
        HeadWeights head = new HeadWeights(
                w.head().transform(),
                w.head().transformNorm(),
                matrix(VOCABULARY, model.config().width(), new Random(3)),
                w.head().decoderBias());
        return new Transformer(
                model.config(),
                new Weights(
                        w.tokens(),
                        w.positions(),
                        w.types(),
                        w.embeddingNorm(),
                        w.blocks(),
                        w.finalNorm(),
                        head,
                        w.classifier()));
    }

    /** The same model with a pooler and a classifier of some labels. */
    public static Transformer withClassifier(Transformer model, int labels) {
        Weights w = model.weights();
        int width = model.config().width();
        Random random = new Random(4);
        ClassifierWeights classifier = new ClassifierWeights(
                new LinearWeights(matrix(width, width, random), matrix(1, width, random)),
                new LinearWeights(matrix(width, labels, random), matrix(1, labels, random)));
        return new Transformer(
                model.config(),
                new Weights(
                        w.tokens(),
                        w.positions(),
                        w.types(),
                        w.embeddingNorm(),
                        w.blocks(),
                        w.finalNorm(),
                        w.head(),
                        classifier));
    }

    /** The same model without a head over the vocabulary. */
    public static Transformer withoutHead(Transformer model) {
        Weights w = model.weights();
        return new Transformer(
                model.config(),
                new Weights(
                        w.tokens(),
                        w.positions(),
                        w.types(),
                        w.embeddingNorm(),
                        w.blocks(),
                        w.finalNorm(),
                        null,
                        w.classifier()));
    }

    /** Three sequences of 5, 1 and 7 tokens, types mixed. */
    public static TokenBatch batch() {
        return new TokenBatch(
                new int[] {3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 10},
                new int[] {0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1},
                new int[] {0, 5, 6, 13});
    }

    private static TransformerConfig config(Architecture architecture, Activation activation, int types) {
        return new TransformerConfig(architecture, VOCABULARY, 9, 8, 2, 2, 12, types, activation, 1e-5f, false);
    }

    private static Transformer random(TransformerConfig config, long seed) {
        Random random = new Random(seed);
        Weights weights = Initialization.of(config, random);
        for (Matrix matrix : weights.matrices()) {
            for (int i = 0; i < matrix.values().length; i++) {
                matrix.values()[i] += (float) (0.3 * random.nextGaussian());
            }
        }
        return new Transformer(config, weights);
    }

    private static Matrix matrix(int rows, int columns, Random random) {
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
