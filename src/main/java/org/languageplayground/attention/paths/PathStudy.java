package org.languageplayground.attention.paths;

import org.languageplayground.transformer.measure.FaithfulnessTable;

/**
 * What is known over many texts.
 *
 * @param own of the model
 * @param random of random weights in its shape; null where these are the model, or until it is there
 */
record PathStudy(FaithfulnessTable own, FaithfulnessTable random) {}
