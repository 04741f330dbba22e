package org.languageplayground.transformer;

import org.languageplayground.transformer.layer.LinearWeights;

/**
 * BERT's classifier on the first token: tanh pooler, then one linear layer.
 *
 * @param pooler {@code [width][width]}
 * @param classifier {@code [width][labels]}, null where the folder holds only the pooler
 */
public record ClassifierWeights(LinearWeights pooler, LinearWeights classifier) {}
