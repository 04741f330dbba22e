package org.languageplayground.transformer.layer;

import org.languageplayground.transformer.matrix.Matrix;

/**
 * What a bottleneck computed.
 *
 * @param input what the sublayer wrote, {@code [tokens][width]}
 * @param hidden before the non-linearity, {@code [tokens][bottleneck]}
 * @param activated after the non-linearity, {@code [tokens][bottleneck]}
 * @param output {@code [tokens][width]}
 */
public record BottleneckTrace(Matrix input, Matrix hidden, Matrix activated, Matrix output) {}
