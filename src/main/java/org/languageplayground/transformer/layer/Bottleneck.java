package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;

/** y = x + GELU(x·Down + b)·Up + c, the adapter of Houlsby et al. 2019 (arXiv:1902.00751, figure 2). */
public final class Bottleneck {
    private Bottleneck() {}

    /** {@code [tokens][width]} to the same shape. */
    public static BottleneckTrace forward(Matrix x, BottleneckWeights weights, Activation activation) {
        Matrix hidden = Linear.forward(x, weights.down());
        Matrix activated = Gelu.forward(hidden, activation);
        return new BottleneckTrace(x, hidden, activated, Rows.sum(x, Linear.forward(activated, weights.up())));
    }

    /** Gradient of the input; adds those of the weights to {@code gradients}. */
    public static Matrix backward(
            BottleneckTrace trace,
            BottleneckWeights weights,
            Activation activation,
            Matrix dy,
            BottleneckWeights gradients) {
        Matrix dActivated = Linear.backward(trace.activated(), weights.up(), dy, gradients.up());
        Matrix dHidden = Gelu.backward(trace.hidden(), activation, dActivated);
        Matrix dx = Linear.backward(trace.input(), weights.down(), dHidden, gradients.down());
        Rows.add(dy, dx);
        return dx;
    }
}
