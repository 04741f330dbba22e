package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;

/**
 * The gain and bias of a layer norm (Ba et al. 2016, arXiv:1607.06450).
 *
 * @param gain {@code [1][width]}
 * @param bias {@code [1][width]}
 */
public record LayerNormWeights(Matrix gain, Matrix bias) {}
