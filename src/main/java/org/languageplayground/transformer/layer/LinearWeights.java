package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;

/**
 * y = x·W + b.
 *
 * @param weight {@code [in][out]}
 * @param bias {@code [1][out]}
 */
public record LinearWeights(Matrix weight, Matrix bias) {}
