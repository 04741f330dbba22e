package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Kernels;
import org.languageplayground.transformer.matrix.Matrix;
import org.languageplayground.transformer.matrix.Product;
import org.languageplayground.transformer.matrix.Slice;

/**
 * y = x·W + b.
 *
 * @param weight {@code [in][out]}
 * @param bias {@code [1][out]}
 * @param ready the product, made ready once for a model that is read and never trained; null where each pass makes it ready
 */
public record LinearWeights(Matrix weight, Matrix bias, Product ready) {

    /** A layer that may be trained. */
    public LinearWeights(Matrix weight, Matrix bias) {
        this(weight, bias, null);
    }

    /** The same layer, ready to be read often. */
    public LinearWeights forReading() {
        return new LinearWeights(weight, bias, Kernels.active().product(weight, bias));
    }

    /** y = x·W + b. */
    void multiply(Slice x, Slice y) {
        if (ready == null) {
            Kernels.active().multiply(x, weight.slice(), bias, y);
        } else {
            ready.multiply(x, y);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinearWeights linear && weight.equals(linear.weight) && bias.equals(linear.bias);
    }

    @Override
    public int hashCode() {
        return 31 * weight.hashCode() + bias.hashCode();
    }
}
