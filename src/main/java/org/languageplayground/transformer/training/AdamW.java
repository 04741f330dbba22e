package org.languageplayground.transformer.training;

import java.util.List;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, arXiv:1711.05101), after clipping the gradients to a
 * norm of at most 1. Vectors (biases, layer norms) do not decay.
 */
public final class AdamW {
    private static final float BETA_1 = 0.9f;
    private static final float BETA_2 = 0.98f;
    private static final float EPSILON = 1e-8f;
    private static final double GREATEST_NORM = 1;

    private final List<Matrix> parameters;
    private final float decay;
    private final float[][] mean;
    private final float[][] square;
    private int step;

    /** An optimizer that changes {@code parameters} in place. */
    public AdamW(List<Matrix> parameters, float decay) {
        this.parameters = parameters;
        this.decay = decay;
        this.mean = zeros(parameters);
        this.square = zeros(parameters);
    }

    private static float[][] zeros(List<Matrix> parameters) {
        return parameters.stream()
                .map(matrix -> new float[matrix.values().length])
                .toArray(float[][]::new);
    }

    /** One step; {@code gradients} stand in the order of the parameters. */
    public void step(List<Matrix> gradients, float learningRate) {
        step++;
        float clip = (float) Math.min(1, GREATEST_NORM / norm(gradients));
        float rate = (float) (learningRate / (1 - Math.pow(BETA_1, step)));
        float correction = (float) (1 / (1 - Math.pow(BETA_2, step)));
        for (int i = 0; i < parameters.size(); i++) {
            Matrix parameter = parameters.get(i);
            float keep = parameter.rows() == 1 ? 1 : 1 - learningRate * decay;
            update(parameter.values(), gradients.get(i).values(), mean[i], square[i], clip, rate, correction, keep);
        }
    }

    private static void update(
            float[] w, float[] gradient, float[] m, float[] v, float clip, float rate, float correction, float keep) {
        for (int j = 0; j < w.length; j++) {
            float g = gradient[j] * clip;
            m[j] = BETA_1 * m[j] + (1 - BETA_1) * g;
            v[j] = BETA_2 * v[j] + (1 - BETA_2) * g * g;
            w[j] = w[j] * keep - rate * m[j] / ((float) Math.sqrt(v[j] * correction) + EPSILON);
        }
    }

    private static double norm(List<Matrix> gradients) {
        double sum = 0;
        for (Matrix gradient : gradients) {
            float part = 0;
            for (float g : gradient.values()) {
                part += g * g;
            }
            sum += part;
        }
        return Math.sqrt(sum);
    }
}
