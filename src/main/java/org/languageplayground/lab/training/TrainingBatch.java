package org.languageplayground.lab.training;

import org.languageplayground.transformer.layer.TokenBatch;
import org.languageplayground.transformer.training.Targets;

/**
 * One step's input.
 *
 * @param tokens what the model reads
 * @param targets what it should predict, and where
 * @param answers whether each target belongs to an answer
 */
record TrainingBatch(TokenBatch tokens, Targets targets, boolean[] answers) {}
