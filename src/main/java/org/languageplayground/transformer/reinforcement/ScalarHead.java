package org.languageplayground.transformer.reinforcement;

import java.util.List;
import org.languageplayground.transformer.layer.Linear;
import org.languageplayground.transformer.layer.LinearWeights;
import org.languageplayground.transformer.layer.Rows;
import org.languageplayground.transformer.matrix.Matrix;

/**
 * One number read off a hidden state, h·w + b: a reward, or the value of a text as far as it goes.
 *
 * @param weights {@code [width][1]} and {@code [1][1]}
 */
public record ScalarHead(LinearWeights weights) {

    /** A head that reads 0 off everything. */
    public static ScalarHead zero(int width) {
        return new ScalarHead(new LinearWeights(Matrix.zeros(width, 1), Matrix.zeros(1, 1)));
    }

    /** The numbers of some rows, {@code [rows]}. */
    public float[] read(Matrix hidden, int... rows) {
        return Linear.forward(Rows.gather(hidden, rows), weights).values();
    }

    /**
     * Adds to the gradient of the hidden state, and to the head's own.
     *
     * @param slopes of the loss as each number grows, {@code [rows]}
     */
    void backward(Matrix hidden, int[] rows, float[] slopes, Matrix dHidden, ScalarHead gradients) {
        Matrix dNumbers = new Matrix(rows.length, 1, slopes);
        Matrix dRows = Linear.backward(Rows.gather(hidden, rows), weights, dNumbers, gradients.weights);
        Rows.scatterAdd(dRows, rows, dHidden);
    }

    /** (r − mean) / deviation in place of r. */
    ScalarHead normalised(double mean, double deviation) {
        Matrix weight = weights.weight().copy();
        for (int i = 0; i < weight.values().length; i++) {
            weight.values()[i] /= (float) deviation;
        }
        float bias = (float) ((weights.bias().get(0, 0) - mean) / deviation);
        return new ScalarHead(new LinearWeights(weight, Matrix.row(bias)));
    }

    List<Matrix> matrices() {
        return List.of(weights.weight(), weights.bias());
    }
}
