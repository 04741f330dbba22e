package org.languageplayground.world.copying;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.Transformer;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.Activation;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.training.Initialization;

/** The models that learn to copy: GPT-2's layout with learned positions, one head a layer, so small that a class trains them in its lesson. */
public final class CopyModel {
    private static final int WIDTH = 32;
    private static final float EPSILON = 1e-5f;
    /** Deviation of random embeddings: of unit size they take twice as many steps. */
    private static final float EMBEDDED = 0.3f;

    private CopyModel() {}

    /** The shape of a model with so many layers. */
    public static TransformerConfig config(int layers) {
        return new TransformerConfig(
                Architecture.GPT2,
                Letters.COUNT,
                CopyTexts.LENGTH,
                WIDTH,
                layers,
                1,
                4 * WIDTH,
                0,
                Activation.GELU_TANH,
                EPSILON,
                false);
    }

    /** A model before any training. The same seed gives the same weights to the last bit, and to models of any depth the same lower layers. */
    public static Transformer untrained(int layers, long seed) {
        TransformerConfig config = config(layers);
        SplittableRandom random = new SplittableRandom(seed);
        RandomGenerator positions = random.split();
        Weights drawn = Initialization.of(config, random);
        return new Transformer(config, drawn.map(matrix -> {
            if (matrix == drawn.positions()) {
                return gaussian(matrix, positions);
            }
            return matrix == drawn.tokens() ? scaled(matrix) : matrix;
        }));
    }

    private static Matrix gaussian(Matrix shape, RandomGenerator random) {
        Matrix result = Matrix.zeros(shape.rows(), shape.columns());
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] = (float) (EMBEDDED * random.nextGaussian());
        }
        return result;
    }

    private static Matrix scaled(Matrix matrix) {
        Matrix result = matrix.copy();
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] *= EMBEDDED;
        }
        return result;
    }
}
