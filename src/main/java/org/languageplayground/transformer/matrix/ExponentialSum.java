package org.languageplayground.transformer.matrix;

/**
 * Σ e^x of a row, as e^greatest times a sum that cannot overflow.
 *
 * @param greatest the greatest x
 * @param sum Σ e^(x − greatest)
 */
public record ExponentialSum(float greatest, float sum) {

    /** The natural logarithm of Σ e^x. */
    public double logarithm() {
        return greatest + Math.log(sum);
    }
}
