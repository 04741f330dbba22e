package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;

/**
 * What a layer norm computed.
 *
 * @param input {@code [tokens][width]}
 * @param output {@code [tokens][width]}
 * @param mean of each row
 * @param inverseDeviation 1/√(variance + ε) of each row
 */
public record LayerNormTrace(Matrix input, Matrix output, float[] mean, float[] inverseDeviation) {}
