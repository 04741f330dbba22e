package org.languageplayground.transformer.layer;

/**
 * A small MLP after a sublayer (Houlsby et al. 2019, arXiv:1902.00751).
 *
 * @param down {@code [width][bottleneck]}
 * @param up {@code [bottleneck][width]}
 */
public record BottleneckWeights(LinearWeights down, LinearWeights up) {}
