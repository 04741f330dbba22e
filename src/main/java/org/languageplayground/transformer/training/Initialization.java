package org.languageplayground.transformer.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.languageplayground.transformer.Architecture;
import org.languageplayground.transformer.BlockWeights;
import org.languageplayground.transformer.HeadWeights;
import org.languageplayground.transformer.TransformerConfig;
import org.languageplayground.transformer.Weights;
import org.languageplayground.transformer.layer.LayerNormWeights;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Random weights before any training: matrices with deviation 1/√fan-in, embeddings of unit size, sinusoidal positions,
 * and a tied decoder whose logits start near unit size because the last layer norm's gain starts at 1/√width.
 */
public final class Initialization {
    private final TransformerConfig config;
    private final RandomGenerator random;

    private Initialization(TransformerConfig config, RandomGenerator random) {
        this.config = config;
        this.random = random;
    }

    /** Untrained weights for a model of this shape. */
    public static Weights of(TransformerConfig config, RandomGenerator random) {
        return new Initialization(config, random).weights();
    }

    private Weights weights() {
        boolean bert = config.architecture() == Architecture.BERT;
        int width = config.width();
        float unitLogits = (float) (1 / Math.sqrt(width));
        Matrix tokens = gaussian(config.vocabulary(), width, 1);
        List<BlockWeights> blocks = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            blocks.add(new BlockWeights(
                    norm(1),
                    linear(width, 3 * width),
                    linear(width, width),
                    norm(1),
                    linear(width, config.hidden()),
                    linear(config.hidden(), width)));
        }
        return new Weights(
                tokens,
                sinusoids(config.context(), width),
                bert ? gaussian(config.tokenTypes(), width, 0.1f) : null,
                bert ? norm(1) : null,
                List.copyOf(blocks),
                bert ? null : norm(unitLogits),
                bert
                        ? new HeadWeights(
                                linear(width, width), norm(unitLogits), tokens, Matrix.zeros(1, config.vocabulary()))
                        : new HeadWeights(null, null, tokens, null),
                null);
    }

    /** sin(pos / 10000^(2i/d)) and the cosine of the same, in turn (Vaswani et al. 2017, section 3.5). */
    public static Matrix sinusoids(int positions, int width) {
        Matrix result = Matrix.zeros(positions, width);
        for (int position = 0; position < positions; position++) {
            for (int j = 0; j < width; j++) {
                double angle = position / Math.pow(10_000, (j - j % 2) / (double) width);
                result.set(position, j, (float) (j % 2 == 0 ? Math.sin(angle) : Math.cos(angle)));
            }
        }
        return result;
    }

    private LinearWeights linear(int in, int out) {
        return new LinearWeights(gaussian(in, out, 1 / Math.sqrt(in)), Matrix.zeros(1, out));
    }

    private LayerNormWeights norm(float gain) {
        Matrix gains = Matrix.zeros(1, config.width());
        Arrays.fill(gains.values(), gain);
        return new LayerNormWeights(gains, Matrix.zeros(1, config.width()));
    }

    private Matrix gaussian(int rows, int columns, double deviation) {
        Matrix result = Matrix.zeros(rows, columns);
        for (int i = 0; i < result.values().length; i++) {
            result.values()[i] = (float) (deviation * random.nextGaussian());
        }
        return result;
    }
}
